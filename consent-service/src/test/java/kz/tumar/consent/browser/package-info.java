/// What people see, in a real Chromium.
@org.jspecify.annotations.NullMarked
package kz.tumar.consent.browser;
