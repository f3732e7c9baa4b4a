package kz.tumar.request.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.InquiryEvidence;
import kz.tumar.contract.InquiryItem;
import kz.tumar.contract.SentExport;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// What an inquiry of the authority usually asks for, item by item (clause 2.6.2): what an officer said, else what
/// software knows, else it is open. Nothing is ever said to be absent by software: that is a person's word.
public record Enclosing(List<Item> items) {
    /// What software knows when it looks.
    ///
    /// @param policy the digest of the policy in force, which has the list of data and where each database is
    /// @param exports the exports that were made for the inquiry so far
    /// @param expected how many there will be
    /// @param recorded the items of which those exports have records
    public record Known(Sha256 policy, List<SentExport> exports, int expected, Set<InquiryItem> recorded) {
        public Known {
            exports = List.copyOf(exports);
            recorded = Set.copyOf(recorded);
        }
    }

    /// How far an item has come.
    public enum Progress {
        /// It is said what is enclosed, or why nothing is.
        GATHERED,

        /// The export that has it is being made.
        AWAITED,

        /// Only a person can say it.
        OPEN
    }

    /// One item.
    ///
    /// @param byOfficer whether a person said it
    public record Item(
            InquiryItem item, Progress progress, @Nullable InquiryEvidence evidence, boolean byOfficer) {}

    public Enclosing {
        items = List.copyOf(items);
    }

    /// The items as they stand.
    public static Enclosing of(Inquiry inquiry, Known known) {
        Map<InquiryItem, InquiryEvidence> said = inquiry.gathered();
        var items = new ArrayList<Item>();
        for (InquiryItem item : InquiryItem.values()) {
            InquiryEvidence evidence = said.get(item);
            items.add(evidence == null ? known(item, known) : new Item(item, Progress.GATHERED, evidence, true));
        }
        return new Enclosing(items);
    }

    /// What stands in the way of an answer; nothing when none is open.
    List<Violation> open() {
        return items.stream()
                .filter(item -> item.progress() != Progress.GATHERED)
                .map(item -> new Violation(
                        "/items/" + item.item(),
                        "gathered",
                        item.progress() == Progress.AWAITED
                                ? "the export that is being made"
                                : "its number, digest or export, or why there is none"))
                .toList();
    }

    /// What is enclosed, of a complete list.
    List<InquiryEvidence> evidence() {
        return items.stream()
                .<InquiryEvidence>mapMulti((item, next) -> {
                    if (item.evidence() != null) {
                        next.accept(item.evidence());
                    }
                })
                .toList();
    }

    private static Item known(InquiryItem item, Known known) {
        return switch (item) {
            case POLICY_AND_DATA_LIST, DATABASE_LOCATION ->
                new Item(item, Progress.GATHERED, new InquiryEvidence(item, null, known.policy(), null, null), false);
            case PERSONS_WITH_ACCESS, PROOF_OF_CONSENT, REQUEST_JOURNAL, DESTRUCTION_ACTS, TRANSFER_LOG ->
                exported(item, known);
            case RESPONSIBLE_PERSON_ORDER, PROCESSING_METHODS, BREACH_REGISTER ->
                new Item(item, Progress.OPEN, null, false);
        };
    }

    private static Item exported(InquiryItem item, Known known) {
        if (!known.recorded().contains(item)) {
            return new Item(item, Progress.OPEN, null, false);
        }
        if (known.exports().size() < known.expected()) {
            return new Item(item, Progress.AWAITED, null, false);
        }
        var export = known.exports().getFirst().exportId();
        return new Item(item, Progress.GATHERED, new InquiryEvidence(item, null, null, export, null), false);
    }
}
