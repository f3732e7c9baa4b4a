/// Owns the reading and the checking of policy and calendar files: every flaw at once, each with its place and its
/// remedy.
/// Must not know who uses a policy, nor decide anything that a policy is asked for.
@NullMarked
package kz.tumar.policy.file;

import org.jspecify.annotations.NullMarked;
