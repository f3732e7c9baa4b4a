/// Tests of the rows.
@NullMarked
package kz.tumar.consent.ledger;

import org.jspecify.annotations.NullMarked;
