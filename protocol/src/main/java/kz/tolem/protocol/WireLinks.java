package kz.tolem.protocol;

/** The names under which notification addresses were met, the documented one first. Source: EPAY.md 13, no. 29. */
final class WireLinks {

  static final String[] POST_LINK = {"postLink"};
  static final String[] FAILURE_POST_LINK = {"failurePostLink", "failPostLink", "failLink", "failureLink"};

  private WireLinks() {}
}
