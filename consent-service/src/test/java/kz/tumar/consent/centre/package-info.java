/// Tests of this package.
@org.jspecify.annotations.NullMarked
package kz.tumar.consent.centre;
