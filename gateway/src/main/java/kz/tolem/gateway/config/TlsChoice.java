package kz.tolem.gateway.config;

import java.nio.file.Path;

/// TLS on the gateway's own port.
///
/// @param certificate a PEM file, absolute
/// @param key a PEM file, absolute
public record TlsChoice(Path certificate, Path key) {}
