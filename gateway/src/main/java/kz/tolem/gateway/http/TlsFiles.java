package kz.tolem.gateway.http;

import java.nio.file.Path;

/// The certificate that the server shows, with those that vouch for it behind it, and its private key: both as PEM, the key
/// as PKCS #8 without a password.
public record TlsFiles(Path certificate, Path key) {}
