package kz.tolem.client;

import java.net.URI;
import java.time.Duration;
import kz.tolem.client.edge.Edges;
import kz.tolem.protocol.CryptogramKey;

/**
 * Everything a client is built from.
 *
 * @param deadline how long a call takes at most, repeats and all
 * @param answerWait how long one answer is waited for, at most
 * @param connectWait how long one connection is waited for, at most
 */
record Settings(
    Environment environment,
    Credentials credentials,
    Duration deadline,
    Duration connectWait,
    Duration answerWait,
    TokenEncoding tokenEncoding,
    CryptogramKey cryptogramKey,
    CallObserver observer,
    Edges edges) {

  URI api(String path) {
    return URI.create(environment.api() + path);
  }

  Settings within(Duration other) {
    return new Settings(
        environment, credentials, other, connectWait, answerWait, tokenEncoding, cryptogramKey, observer, edges);
  }
}
