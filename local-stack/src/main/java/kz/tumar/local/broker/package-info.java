/// Owns the embedded Kafka node, its principals' secrets, and the creation of topics and rights from `topics.yaml`.
/// Must not know the services that use it, nor what travels over the topics.
@NullMarked
package kz.tumar.local.broker;

import org.jspecify.annotations.NullMarked;
