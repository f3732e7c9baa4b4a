package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.Sha256;

/// One of the keys by which the log signs took or left its place. The fact lies in the log that they sign.
///
/// @param key the fingerprint of the key
/// @param change what became of it
/// @param signer the fingerprint of the key that signs exports from now on
/// @param actor who did it
public record LogKeyChanged(Sha256 key, LogKeyChange change, Sha256 signer, Actor actor) implements AuditFact {}
