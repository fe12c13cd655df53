package kz.tolem.bench;

/// One line of the table.
///
/// @param what what was measured
/// @param measured the figure, with its unit
/// @param bar what it is held against
record Finding(String what, String measured, String bar, Verdict verdict) {

  enum Verdict {
    HOLDS("holds"),
    MISSED("DOES NOT HOLD"),
    /// The machine does not meet the condition of the bar, or there is no bar.
    NOT_JUDGED("");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Verdict of(boolean holds) {
      return holds ? HOLDS : MISSED;
    }
  }

  /// A figure without a bar.
  static Finding of(String what, String measured) {
    return new Finding(what, measured, "", Verdict.NOT_JUDGED);
  }
}
