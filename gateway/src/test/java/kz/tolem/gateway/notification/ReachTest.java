package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import kz.tolem.gateway.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where production posts to: the public internet and nowhere else. Source: RFC 6890.
class ReachTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.254", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
        "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1",
        "fec0::1", "fc00::1", "fd12:3456:789a::1", "ff02::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1",
        "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001::1", "100::1"
      })
  void special_addresses_are_out_of_reach(String address) throws UnknownHostException {
    assertThat(Reach.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> Reach.publicOnly().resolve(address)).isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1",
        "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "2002:808:808::1"
      })
  void public_addresses_are_within_reach(String address) throws UnknownHostException {
    assertThat(Reach.publicOnly().resolve(address)).containsExactly(InetAddress.getByName(address));
  }

  @Test
  void a_public_gateway_does_not_even_connect_to_a_private_address() throws IOException {
    try (var receiver = Receiver.start();
        var postman = new Postman(Reach.publicOnly(), Duration.ofSeconds(5), 4, 4)) {
      int port = java.net.URI.create(receiver.url()).getPort();
      for (String host :
          new String[] {"127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::ffff:127.0.0.1]"}) {
        assertThatThrownBy(() -> postman.post("http://" + host + ":" + port + "/x", "{}", Map.of()))
            .as(host)
            .isInstanceOf(IOException.class);
      }
      assertThat(receiver.calls()).isEmpty();
    }
  }

  @Test
  void the_sandbox_reaches_its_own_machine() throws IOException {
    try (var receiver = Receiver.start();
        var postman = new Postman(Reach.anywhere(), Duration.ofSeconds(5), 4, 4)) {
      assertThat(postman.post(receiver.url(), "{}", Map.of("webhook-id", "1"))).isEqualTo(200);
      assertThat(receiver.calls()).hasSize(1);
    }
  }
}
