package kz.tolem.client;

/** How the token request is sent. Source: EPAY.md 2.2. */
public enum TokenEncoding {
  /** {@code multipart/form-data}, as the documents say. */
  MULTIPART,
  /** {@code application/x-www-form-urlencoded}, which the live service takes too. */
  URLENCODED
}
