/// Owns backups of the databases: taking one of a running server, reading one on trial, and putting one back.
/// Must not know what the databases hold, but for the sealed data that a trial reads; key rings are never copied.
@NullMarked
package kz.tumar.local.backup;

import org.jspecify.annotations.NullMarked;
