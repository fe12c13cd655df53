package kz.tolem.protocol;

import java.util.Optional;

/** A page's question for the shop's looks: {@code POST /public-profile}. Source: EPAY.md 4.8. */
public record PublicProfileRequest(Optional<String> failureLink, Optional<String> postLink) {

  /**
   * Reads a question under all names met.
   *
   * @throws MalformedMessage when it is not one JSON object of single values
   */
  public static PublicProfileRequest read(byte[] body) {
    Fields in = JsonReader.read(body);
    return new PublicProfileRequest(in.text(WireLinks.FAILURE_POST_LINK), in.text(WireLinks.POST_LINK));
  }

  /** The JSON body, absent fields left out. */
  public byte[] write() {
    return JsonWriter.write(
        out -> {
          out.textIfPresent("failureLink", failureLink);
          out.textIfPresent("postLink", postLink);
        });
  }
}
