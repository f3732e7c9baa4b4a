package kz.tumar.contract;

/// The form an answer takes (clause 8.1, second paragraph).
public enum AnswerForm {
    /// On paper.
    PAPER,

    /// As an electronic document.
    ELECTRONIC,

    /// By word of mouth, with a note of it.
    ORAL
}
