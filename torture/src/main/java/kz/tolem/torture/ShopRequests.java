package kz.tolem.torture;

import java.util.Map;
import java.util.stream.Collectors;
import kz.tolem.gateway.sandbox.SandboxSeed;

/// What the shops send, as the documents' own merchant.
final class ShopRequests {

  private ShopRequests() {}

  static String token(String invoice, String amount) {
    return Map.of(
            "grant_type", "client_credentials",
            "scope", "payment",
            "client_id", SandboxSeed.CLIENT_ID,
            "client_secret", SandboxSeed.CLIENT_SECRET,
            "invoiceID", invoice,
            "amount", amount,
            "currency", "KZT",
            "terminal", SandboxSeed.TERMINAL.toString())
        .entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  static String payment(String invoice, String amount, String postLink) {
    return """
        {"amount":%s,"currency":"KZT","name":"TEST TEST","terminalId":"%s","invoiceId":"%s","description":"test",
         "accountId":"%s","email":"buyer@example.kz","phone":"77010000001","backLink":"https://shop.example.kz/a",
         "failureBackLink":"https://shop.example.kz/b","postLink":"%s","failurePostLink":"%s","language":"rus",
         "paymentType":"cardId","cardId":{"id":"%s"}}
        """
        .formatted(
            amount,
            SandboxSeed.TERMINAL,
            invoice,
            SandboxSeed.ACCOUNT,
            postLink,
            postLink,
            SandboxSeed.CARD);
  }
}
