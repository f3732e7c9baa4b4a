package kz.tumar.contract.fact;

import kz.tumar.contract.Numbered;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Sha256;

/// Every holder confirmed; the act exists.
///
/// @param orderId names the order from schedule to act
/// @param actNumber the number of the act
/// @param actHash the digest of the act's canonical JSON
public record DestructionCompleted(OrderId orderId, Numbered actNumber, Sha256 actHash) implements RetentionFact {}
