package kz.tolem.gateway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import kz.tolem.protocol.PostLink;
import org.junit.jupiter.api.Test;

class ShopInboxTest {

  private final ShopInbox inbox = new ShopInbox();

  @Test
  void a_notification_that_comes_twice_is_remembered_once() {
    inbox.put(letter("a"));
    inbox.put(letter("b"));
    inbox.put(letter("a"));

    assertThat(inbox.letters()).extracting(ShopInbox.Letter::id).containsExactly("b", "a");
  }

  @Test
  void the_shop_remembers_the_last_twenty() {
    for (int i = 1; i <= 100; i++) {
      inbox.put(letter("n" + i));
    }

    assertThat(inbox.letters()).hasSize(20);
    assertThat(inbox.letters().getFirst().id()).isEqualTo("n100");
  }

  private static ShopInbox.Letter letter(String id) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return new ShopInbox.Letter(id, Instant.EPOCH, PostLink.read(body), body);
  }
}
