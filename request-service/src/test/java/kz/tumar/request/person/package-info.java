/// Tests of how people are found. Must not know the services' insides beyond what is public.
@NullMarked
package kz.tumar.request.person;

import org.jspecify.annotations.NullMarked;
