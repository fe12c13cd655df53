package kz.tolem.gateway.key;

/// The keysets in the database were sealed by another master key than the one given.
public final class WrongMasterKey extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongMasterKey(Throwable cause) {
    super("the master key does not open this database's keys: give the key with which it was first started", cause);
  }
}
