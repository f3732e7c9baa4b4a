/// Owns the finding of people over HTTP: searches and their candidates, filers whom nobody knows,
/// requests that came twice. Must not know tables, how facts are delivered, nor how an index is keyed.
@NullMarked
package kz.tumar.request.person;

import org.jspecify.annotations.NullMarked;
