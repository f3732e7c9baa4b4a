package kz.tumar.local.database;

import java.util.Locale;

/// The databases: one a service, each with an owner for migrations and a role without DDL for the service.
public enum ServiceDatabase {
    CONSENT("SELECT, INSERT, UPDATE, DELETE"),
    REQUEST("SELECT, INSERT, UPDATE, DELETE"),
    RETENTION("SELECT, INSERT, UPDATE, DELETE"),
    /// The log is append-only: what may change there, its migrations grant table by table.
    AUDIT("SELECT, INSERT");

    private final String tableRights;

    ServiceDatabase(String tableRights) {
        this.tableRights = tableRights;
    }

    public String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of the service itself.
    public String serviceRole() {
        return databaseName();
    }

    /// The role that owns the schema and runs migrations.
    public String ownerRole() {
        return databaseName() + "_owner";
    }

    /// What the service may do on every table its owner creates.
    String tableRights() {
        return tableRights;
    }
}
