package kz.tolem.gateway.config;

/// How much is taken of whom. 0 stands for no limit.
///
/// @param perMerchant tokens a second, and payments a second, of one merchant
/// @param perTerminal payments a second at one terminal
/// @param cardTestsPerAddress declines within ten minutes after which an address pays no more with typed cards
/// @param cardTestsPerTerminal declines within ten minutes after which a terminal takes no typed cards
public record Limits(int perMerchant, int perTerminal, int cardTestsPerAddress, int cardTestsPerTerminal) {}
