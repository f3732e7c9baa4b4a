/// Proves that records, schemas, golden files, topics and the AsyncAPI document say the same.
/// Must not be needed by anything that runs.
@NullMarked
package kz.tumar.contract;

import org.jspecify.annotations.NullMarked;
