/// Owns the embedded PostgreSQL and the creation of one database and two roles per service.
/// Must not know any table: schemas belong to the services' migrations.
@NullMarked
package kz.tumar.local.database;

import org.jspecify.annotations.NullMarked;
