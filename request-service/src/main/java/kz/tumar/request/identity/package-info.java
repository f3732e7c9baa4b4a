/// Owns what a request says about who is asking: the details of an identity document, identification numbers, and which
/// files are taken as evidence. Must not know cases, their deadlines, or who may read what was sealed.
@NullMarked
package kz.tumar.request.identity;

import org.jspecify.annotations.NullMarked;
