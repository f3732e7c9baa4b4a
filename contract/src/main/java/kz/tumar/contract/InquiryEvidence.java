package kz.tumar.contract;

import org.jspecify.annotations.Nullable;

/// What is enclosed for one item of an inquiry, or why nothing is.
///
/// @param item the item
/// @param number the number of a document of the operator's
/// @param hash the digest of a document
/// @param exportId the export of the log that has it
/// @param none why there is none; nothing else is given then
public record InquiryEvidence(
        InquiryItem item,
        @Nullable Numbered number,
        @Nullable Sha256 hash,
        @Nullable ExportId exportId,
        @Nullable ReasonCode none)
        implements Part {}
