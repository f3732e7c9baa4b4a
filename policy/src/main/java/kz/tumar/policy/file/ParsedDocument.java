package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;

/// A document as values, with the flaws of its notation found so far.
record ParsedDocument(JsonNode root, Flaws flaws) {}
