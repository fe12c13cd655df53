package kz.tolem.gateway.cryptogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Answer;
import kz.tolem.gateway.CardCryptogram;
import kz.tolem.gateway.CryptogramBody;
import kz.tolem.gateway.TestGateway;
import kz.tolem.gateway.TestShop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nobody learns from an answer what is wrong with a cryptogram (ADR 24).
class CryptogramFaultTest {

  private static final String CARD = "4405639704015096";

  private static TestGateway gateway;
  private static TestShop shop;

  @BeforeAll
  static void start() {
    gateway = TestGateway.start();
    shop = gateway.shop();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static Map<String, String> faults() {
    String terminal = shop.terminal().id().toString();
    PublicKey key = CardCryptogram.publicKey(gateway.wire().get("/public.rsa").body());
    Map<String, String> plains = new LinkedHashMap<>();
    plains.put("check digit", CardCryptogram.plain("4405639704015097", "0127", "321", terminal));
    plains.put("month 13", CardCryptogram.plain(CARD, "1327", "321", terminal));
    plains.put("expiry with a slash", CardCryptogram.plain(CARD, "01/27", "321", terminal));
    plains.put("no CVC", CardCryptogram.plain(CARD, "0127", "", terminal));
    plains.put("four digits of CVC", CardCryptogram.plain(CARD, "0127", "3210", terminal));
    plains.put("another terminal", CardCryptogram.plain(CARD, "0127", "321", gateway.shop().terminal().id().toString()));
    plains.put("terminal no UUID", CardCryptogram.plain(CARD, "0127", "321", "98120001"));
    plains.put("no JSON", "440563");
    plains.put("cut JSON", "{\"hpan\":\"" + CARD);
    plains.put("nothing", "");
    Map<String, String> faults = new LinkedHashMap<>();
    plains.forEach((what, plain) -> faults.put(what, CardCryptogram.of(key, plain.getBytes(UTF_8))));
    faults.put("no UTF-8", CardCryptogram.of(key, new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1}));
    faults.putAll(blocks(key));
    faults.put("no Base64", "BASE64_OF_RSA_BLOCK");
    faults.put("a byte short", Base64.getEncoder().encodeToString(new byte[511]));
    faults.put("above the modulus", Base64.getEncoder().encodeToString(filled(512, 0xFF)));
    faults.put("zero", Base64.getEncoder().encodeToString(new byte[512]));
    return faults;
  }

  /// Blocks with every kind of bad padding around a good card.
  private static Map<String, String> blocks(PublicKey key) {
    byte[] text = CardCryptogram.plain(CARD, "0127", "321", shop.terminal().id().toString()).getBytes(UTF_8);
    byte[] good = filled(512, 0x5A);
    good[0] = 0;
    good[1] = 2;
    good[511 - text.length] = 0;
    System.arraycopy(text, 0, good, 512 - text.length, text.length);
    Map<String, String> blocks = new LinkedHashMap<>();
    blocks.put("block type 1", CardCryptogram.ofBlock(key, with(good, 1, 1)));
    blocks.put("first byte 1", CardCryptogram.ofBlock(key, with(good, 0, 1)));
    blocks.put("short padding", CardCryptogram.ofBlock(key, with(good, 5, 0)));
    blocks.put("no end of the padding", CardCryptogram.ofBlock(key, with(good, 511 - text.length, 7)));
    return blocks;
  }

  private static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] with(byte[] block, int at, int value) {
    byte[] copy = block.clone();
    copy[at] = (byte) value;
    return copy;
  }

  @Test
  void every_fault_has_the_same_answer_byte_for_byte() {
    String invoice = TestShop.freshInvoice();
    String token = shop.token(invoice);
    long cards = gateway.sql().count("select count(*) from card");
    List<String> answers = new ArrayList<>();

    faults()
        .forEach(
            (what, cryptogram) -> {
              Answer answer = CryptogramBody.of(invoice, cryptogram).send(gateway.wire(), token);
              assertThat(answer.status()).as(what).isEqualTo(400);
              answers.add(answer.headers().map().keySet() + " " + answer.body());
            });

    assertThat(answers).hasSizeGreaterThan(15);
    assertThat(answers.stream().distinct())
        .singleElement()
        .asString()
        .endsWith(
            " {\"code\":-1,\"message\":\"the cryptogram does not open, or holds no valid card for this terminal\"}");
    assertThat(gateway.sql().count("select count(*) from payment where invoice_number = ?", invoice)).isZero();
    assertThat(gateway.sql().count("select count(*) from card")).isEqualTo(cards + 1);
  }

  @Test
  void a_fault_does_not_use_the_token_up() {
    String invoice = TestShop.freshInvoice();
    String token = shop.token(invoice);
    CryptogramBody.of(invoice, "BASE64_OF_RSA_BLOCK").send(gateway.wire(), token);

    var paid = CryptogramBody.of(invoice, CardCryptogram.of(gateway, shop, CARD)).send(gateway.wire(), token);

    assertThat(paid.status()).isEqualTo(200);
  }

  @Test
  void base64_may_be_broken_into_lines() {
    String invoice = TestShop.freshInvoice();
    String broken = CardCryptogram.of(gateway, shop, CARD).replaceAll("(.{64})", "$1\n");

    assertThat(CryptogramBody.of(invoice, broken).send(gateway.wire(), shop.token(invoice)).status()).isEqualTo(200);
  }
}
