package kz.tolem.client;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import kz.tolem.client.edge.Edges;
import kz.tolem.protocol.CryptogramKey;

/** Puts a {@link TolemClient} together; every setting has a default. Belongs to one thread. */
public final class TolemClientBuilder {

  private final Environment environment;
  private final Credentials credentials;
  private Duration deadline = Duration.ofSeconds(30);
  private Duration connectWait = Duration.ofSeconds(5);
  private Duration answerWait = Duration.ofSeconds(12);
  private TokenEncoding tokenEncoding = TokenEncoding.MULTIPART;
  private CryptogramKey cryptogramKey = CryptogramKey.BOTH;
  private CallObserver observer = CallObserver.NONE;
  private HttpClient.Builder http = HttpClient.newBuilder();
  private Edges edges = Edges.real();
  private SecretHashes hashes;

  TolemClientBuilder(Environment environment, Credentials credentials) {
    this.environment = Objects.requireNonNull(environment, "environment");
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    this.hashes = SecretHashes.of(credentials);
  }

  /**
   * How long a call takes at most, with all repeats and pauses, to the last byte; 30 s at first.
   *
   * @throws IllegalArgumentException when it is not more than zero
   */
  public TolemClientBuilder deadline(Duration value) {
    deadline = positive(value, "deadline");
    return this;
  }

  /**
   * How long a connection is waited for; 5 s at first.
   *
   * @throws IllegalArgumentException when it is not more than zero
   */
  public TolemClientBuilder connectWait(Duration value) {
    connectWait = positive(value, "connectWait");
    return this;
  }

  /**
   * How long one answer is waited for, before it counts as lost; 12 s at first. Longer than the deadline is the same as
   * the deadline.
   *
   * @throws IllegalArgumentException when it is not more than zero
   */
  public TolemClientBuilder answerWait(Duration value) {
    answerWait = positive(value, "answerWait");
    return this;
  }

  /** How the token request is sent; multipart at first, as the documents say. */
  public TolemClientBuilder tokenEncoding(TokenEncoding value) {
    tokenEncoding = Objects.requireNonNull(value, "tokenEncoding");
    return this;
  }

  /** How the field of a cryptogram is spelt; both ways at first. */
  public TolemClientBuilder cryptogramKey(CryptogramKey value) {
    cryptogramKey = Objects.requireNonNull(value, "cryptogramKey");
    return this;
  }

  /** What makes the {@code secret_hash} of orders; made of the ClientSecret at first. */
  public TolemClientBuilder secretHashes(SecretHashes value) {
    hashes = Objects.requireNonNull(value, "secretHashes");
    return this;
  }

  /** Who looks at the calls; nobody at first. */
  public TolemClientBuilder observer(CallObserver value) {
    observer = Objects.requireNonNull(value, "observer");
    return this;
  }

  /**
   * The JDK's client to build on: its proxy, its trusted certificates, its executor. Redirects, version and connection
   * wait are set by {@link #build}, on this very builder.
   */
  public TolemClientBuilder http(HttpClient.Builder value) {
    http = Objects.requireNonNull(value, "http");
    return this;
  }

  TolemClientBuilder edges(Edges value) {
    edges = value;
    return this;
  }

  /** Completes it. Nothing is sent yet. */
  public TolemClient build() {
    Settings settings =
        new Settings(
            environment, credentials, deadline, connectWait, answerWait, tokenEncoding, cryptogramKey, observer, edges);
    return new TolemClient(Engine.start(settings, http, hashes), hashes);
  }

  static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be more than zero");
    }
    return value;
  }
}
