package kz.tolem.cardline;

/// Field 70: what a network message is about.
public final class NetworkCode {

  public static final String SIGN_ON = "001";
  public static final String SIGN_OFF = "002";
  public static final String ECHO = "301";

  private NetworkCode() {}
}
