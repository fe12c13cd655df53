package kz.tolem.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS on the server's own port: what it speaks, and how it comes to fresh certificates.
class TlsTest {

  @TempDir private static Path folder;

  private static TlsFiles files;
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    files = new TlsFiles(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    makeCertificate("first", "EC");
    server = HttpServer.start(settings(), new Routes().add(Route.get("/x", _ -> Reply.text(200, "here"))));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpSettings settings() {
    return HttpSettings.of("127.0.0.1", 0)
        .with(new Front(Proxies.none(), Optional.of(files), Duration.ofMillis(50), true));
  }

  private static void makeCertificate(String name, String algorithm) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "it", "-keyalg", algorithm, "-dname", "CN=" + name, "-validity", "30",
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", "changeit")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).as(new String(keytool.getInputStream().readAllBytes())).isZero();
    KeyStore kept = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
    write(files.key(), "PRIVATE KEY", kept.getKey("it", "changeit".toCharArray()).getEncoded());
    write(files.certificate(), "CERTIFICATE", kept.getCertificate("it").getEncoded());
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
  }

  private static SSLContext trusting() throws Exception {
    var all =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {all}, null);
    return context;
  }

  private static SSLSocket connected(String... protocols) throws Exception {
    SSLSocket socket = (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", server.port());
    socket.setEnabledProtocols(protocols);
    socket.startHandshake();
    return socket;
  }

  private static String shown() throws Exception {
    try (SSLSocket socket = connected("TLSv1.3")) {
      return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
    }
  }

  @Test
  void it_answers_by_tls_and_tells_browsers_to_stay_there() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trustingAnyName()).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/x")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.body()).isEqualTo("here");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }
  }

  /// The HTTP client looks at names unless its trust manager is of the extended kind.
  private static SSLContext trustingAnyName() throws Exception {
    var all =
        new javax.net.ssl.X509ExtendedTrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {all}, null);
    return context;
  }

  @Test
  void tls_1_2_and_1_3_are_spoken_and_nothing_older() throws Exception {
    try (SSLSocket older = connected("TLSv1.2");
        SSLSocket newer = connected("TLSv1.3")) {
      assertThat(older.getSession().getProtocol()).isEqualTo("TLSv1.2");
      assertThat(older.getSession().getCipherSuite()).contains("ECDHE", "GCM");
      assertThat(newer.getSession().getProtocol()).isEqualTo("TLSv1.3");
    }
    for (String version : new String[] {"0300", "0301", "0302"}) { // SSL 3, TLS 1.0, TLS 1.1
      assertThat(answerToHello(version)).as(version).startsWith("15"); // an alert, and no handshake
    }
  }

  /// A ClientHello of an old version, by hand: Java's own client does not speak them any more.
  private static String answerToHello(String version) throws IOException {
    String hello = version + "00".repeat(32) + "00" + "0004c013002f" + "0100";
    String message = "01" + "%06x".formatted(hello.length() / 2) + hello;
    String sent = "160301" + "%04x".formatted(message.length() / 2) + message;
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(HexFormat.of().parseHex(sent));
      byte[] answer = socket.getInputStream().readNBytes(7);
      return HexFormat.of().formatHex(answer);
    }
  }

  @Test
  void plain_http_is_not_answered() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write("GET /x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      byte[] answer = socket.getInputStream().readAllBytes();

      assertThat(new String(answer)).doesNotContain("HTTP/1.1 200").doesNotContain("here");
    }
  }

  @Test
  void a_fresh_certificate_is_shown_without_a_restart_and_rubbish_changes_nothing() throws Exception {
    makeCertificate("second", "RSA");
    for (int i = 0; !shown().equals("CN=second"); i++) {
      assertThat(i).as("waits for the second").isLessThan(500);
      Thread.sleep(20);
    }

    Files.writeString(files.certificate(), "rubbish");
    Thread.sleep(200);
    assertThat(shown()).isEqualTo("CN=second");

    makeCertificate("third", "EC");
    byte[] key = Files.readAllBytes(files.key());
    Files.write(files.key(), Arrays.copyOf(key, key.length / 2));
    Thread.sleep(200);
    assertThat(shown()).isIn("CN=second", "CN=third");
    Files.write(files.key(), key);
    for (int i = 0; !shown().equals("CN=third"); i++) {
      assertThat(i).as("waits for the third").isLessThan(500);
      Thread.sleep(20);
    }
  }

  @Test
  void a_server_does_not_start_with_a_key_of_another_certificate() throws Exception {
    Path other = folder.resolve("other.pem");
    var pair = java.security.KeyPairGenerator.getInstance("EC").generateKeyPair();
    write(other, "PRIVATE KEY", pair.getPrivate().getEncoded());
    var wrong = new TlsFiles(files.certificate(), other);

    assertThatThrownBy(() -> Tls.of(wrong, Duration.ofSeconds(10))).isInstanceOf(IllegalArgumentException.class);
  }
}
