package kz.tolem.client;

/** Why an outcome is not known. */
public enum Doubt {
  /** The answer was lost, came too late, or cannot be read; and no status was to be had that settles it. */
  ANSWER_LOST,
  /** The other side itself does not know yet: money may be blocked. */
  IN_PROGRESS,
  /** The other side says something that this client does not know. */
  NOT_UNDERSTOOD,
  /** The other side tells of another order, amount or currency than was sent. */
  DIFFERS,
  /** It was authorised, and has been cancelled or refunded since. */
  UNDONE
}
