package kz.tolem.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.tolem.gateway.edge.Pause;
import kz.tolem.gateway.edge.Recurring;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS 1.2 and 1.3 for the server, and fresh certificates as soon as they lie in the files: those that are no good change
/// nothing. Thread-safe.
final class Tls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);
  // The key store is in memory alone; Java wants a password for each all the same.
  private static final String NONE = "none";

  private final TlsFiles files;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private final Recurring watch;
  private byte[] seen;

  private Tls(TlsFiles files, Duration lookEvery) throws IOException, GeneralSecurityException {
    this.files = files;
    factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    factory.setRenegotiationAllowed(false);
    factory.setKeyStorePassword(NONE);
    seen = digest();
    factory.setKeyStore(keyStore());
    watch = Recurring.start("certificates", lookEvery, Pause.sleeping(), this::look);
  }

  /// @param lookEvery how often the files are looked at
  /// @throws IllegalArgumentException when the files hold no certificate and key that belong together
  static Tls of(TlsFiles files, Duration lookEvery) {
    try {
      return new Tls(files, lookEvery);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("TLS cannot be set up with " + files + ": " + e.getMessage(), e);
    }
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  private void look() {
    try {
      byte[] now = digest();
      if (Arrays.equals(now, seen)) {
        return;
      }
      seen = now;
      KeyStore fresh = keyStore();
      factory.reload(changed -> changed.setKeyStore(fresh));
      LOG.info("fresh certificate, good until {}", ((X509Certificate) fresh.getCertificate(NONE)).getNotAfter().toInstant());
    } catch (Exception e) {
      LOG.error("the certificate files are no good; the certificate from before goes on being shown", e);
    }
  }

  private byte[] digest() throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(files.certificate()));
    return digest.digest(Files.readAllBytes(files.key()));
  }

  private KeyStore keyStore() throws IOException, GeneralSecurityException {
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(files.certificate())))
            .toArray(Certificate[]::new);
    if (chain.length == 0) {
      throw new GeneralSecurityException("there is no certificate in the file");
    }
    PrivateKey key = key(chain[0].getPublicKey().getAlgorithm());
    belongTogether(key, chain[0]);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(NONE, key, NONE.toCharArray(), chain);
    return store;
  }

  private PrivateKey key(String algorithm) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(files.key(), StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new GeneralSecurityException("there is no 'BEGIN PRIVATE KEY' in the key file: PKCS #8 without a password is needed");
    }
    return KeyFactory.getInstance(algorithm)
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1))));
  }

  /// Two files are not replaced at one moment. Until both are, they are no good.
  private static void belongTogether(PrivateKey key, Certificate certificate) throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256with" + key.getAlgorithm();
    String name = key.getAlgorithm().startsWith("Ed") ? key.getAlgorithm() : algorithm;
    byte[] some = NONE.getBytes(StandardCharsets.US_ASCII);
    Signature signing = Signature.getInstance(name);
    signing.initSign(key);
    signing.update(some);
    byte[] signature = signing.sign();
    Signature verifying = Signature.getInstance(name);
    verifying.initVerify(certificate);
    verifying.update(some);
    if (!verifying.verify(signature)) {
      throw new GeneralSecurityException("the key is not that of the certificate");
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
