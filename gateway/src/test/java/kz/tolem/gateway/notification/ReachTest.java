package kz.tolem.gateway.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tolem.gateway.Receiver;
import kz.tolem.gateway.merchant.Links;
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
        "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "::127.0.0.1", "::8.8.8.8", "::ffff:0:127.0.0.1", "::ffff:0:8.8.8.8", "fe80::1", "febf::1", "fec0::1", "fc00::1",
        "fd00:ec2::254", "fd12:3456:789a::1", "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "2002:7f00:1::",
        "2002:a00:1::1", "2002:c0a8:101::1", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254", "64:ff9b:1::1", "64:ff9b:1::8.8.8.8", "64:ff9b:1:7f00:0:100::", "64:ff9b:0:1::8.8.8.8",
        "2001::1", "2001:0:808:808::1", "2001:2::1", "2001:10::1", "2001:20::1", "2606:4700::5efe:10.0.0.1",
        "2606:4700::200:5efe:7f00:1", "100::1", "5f00::1", "4000::1", "e000::1"
      })
  void special_addresses_are_out_of_reach(String address) throws UnknownHostException {
    assertThat(PublicInternet.has(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> Reach.publicOnly().resolve(address)).isInstanceOf(UnknownHostException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1",
        "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "2002:808:808::1",
        "64:ff9b::8.8.8.8"
      })
  void public_addresses_are_within_reach(String address) throws UnknownHostException {
    assertThat(Reach.publicOnly().resolve(address)).containsExactly(InetAddress.getByName(address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.1", "127.0.1", "0", "0.0.0.0", "2130706433", "0x7f000001", "0X7F.0.0.1", "0x7f.0x0.0x0.0x1",
        "0177.0.0.1", "017700000001", "0177.0.0.01", "00000177.0.0.1", "127.000.000.001", "127.0.0.1.", "localhost",
        "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "ip6-loopback", "[::1]", "[::]",
        "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
        "[2002:7f00:0001::1]", "[2001:0:7f00:1::1]", "[fe80::1%25lo]", "[fe80::1%lo]", "[::1%lo]", "10.0.0.1", "10.1",
        "167772161", "192.168.1.1", "0xc0a80101", "172.16.0.1", "169.254.169.254", "2852039166", "0xA9FEA9FE",
        "[::ffff:a9fe:a9fe]", "[fd00:ec2::254]", "100.100.100.200", "192.0.0.192", "255.255.255.255", "224.0.0.1",
        "user@127.0.0.1", "shop.kz@127.0.0.1", "shop.kz:80@localhost", "shop.kz%40localhost", "127.0.0.1%2523.shop.kz",
        "shop.kz%2F@127.0.0.1", "127%2E0%2E0%2E1", "①②⑦.⓪.⓪.①", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "127。0。0。1", "1.1.1.1 @127.0.0.1",
        "shop.kz\\@127.0.0.1", "127.0.0.1\t", "127.0.0.1\r\nHost: shop.kz", "localhost\0.shop.kz"
      })
  void no_spelling_of_a_private_address_is_connected_to(String host) throws IOException {
    try (var receiver = Receiver.start();
        var postman = new Postman(Reach.publicOnly(), Duration.ofSeconds(5), 4, 4)) {
      int port = URI.create(receiver.url()).getPort();

      for (String url : List.of("http://" + host + ":" + port + "/x", "HTTP://" + host + ":" + port + "/x")) {
        assertThatThrownBy(() -> postman.post(url, "{}", Map.of())).as(url).isInstanceOf(IOException.class);
      }

      assertThat(receiver.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://1.1.1.1/", "file:///etc/passwd", "gopher://1.1.1.1:6379/_x", "jar:http://1.1.1.1!/", "//1.1.1.1/", "/x", "",
        "http:", "http://", "http:///x", "http:1.1.1.1", "http://1.1.1.1:0/", "http://1.1.1.1:22/", "http://1.1.1.1:25/",
        "http://1.1.1.1:53/", "http://1.1.1.1:110/", "http://1.1.1.1:389/", "http://1.1.1.1:587/", "http://1.1.1.1:3306/",
        "http://1.1.1.1:5432/", "http://1.1.1.1:6379/", "http://1.1.1.1:11211/", "http://1.1.1.1:65536/",
        "http://1.1.1.1:99999999999/", "http://1.1.1.1:80:80/", "http://user@1.1.1.1/", "http://user:word@1.1.1.1/",
        "http://@1.1.1.1/"
      })
  void what_is_no_address_of_a_shop_is_not_even_looked_up(String url) throws IOException {
    var looked = new ArrayList<String>();
    var reach =
        new Reach(
            host -> {
              looked.add(host);
              throw new UnknownHostException();
            },
            PublicInternet::has,
            PublicInternet::hasPort);
    try (var postman = new Postman(reach, Duration.ofSeconds(5), 4, 4)) {
      assertThatThrownBy(() -> postman.post(url, "{}", Map.of())).isInstanceOf(IOException.class);
    }
    assertThat(looked).isEmpty();
  }

  @Test
  void a_name_that_changes_its_answer_is_judged_by_the_address_that_is_connected_to() throws IOException {
    try (var receiver = Receiver.start()) {
      InetAddress open = InetAddress.getByName("127.0.0.1"); // stands for a public one
      InetAddress hidden = InetAddress.getByName("127.0.0.2");
      receiver.answers(
          exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(200, -1);
          });
      var answers = new ArrayList<>(List.of(open, hidden, open, hidden));
      var reach = new Reach(_ -> new InetAddress[] {answers.removeFirst()}, open::equals, _ -> true);
      String url = "http://rebinding.example:" + URI.create(receiver.url()).getPort() + "/";
      try (var postman = new Postman(reach, Duration.ofSeconds(5), 4, 4)) {

        assertThat(postman.post(url, "{}", Map.of())).isEqualTo(200);
        assertThat(answers).as("one connection looks up once").hasSize(3);
        assertThatThrownBy(() -> postman.post(url, "{}", Map.of())).isInstanceOf(UnknownHostException.class);
        assertThat(postman.post(url, "{}", Map.of())).isEqualTo(200);
        assertThatThrownBy(() -> postman.post(url, "{}", Map.of())).isInstanceOf(UnknownHostException.class);
      }
      assertThat(receiver.calls()).hasSize(2);
    }
  }

  @Test
  void of_a_name_with_public_and_private_addresses_the_public_ones_are_left() throws UnknownHostException {
    var mixed =
        new InetAddress[] {
          InetAddress.getByName("10.0.0.1"), InetAddress.getByName("1.1.1.1"), InetAddress.getByName("::1")
        };
    var reach = new Reach(_ -> mixed, PublicInternet::has, PublicInternet::hasPort);

    assertThat(reach.resolve("mixed.example")).containsExactly(InetAddress.getByName("1.1.1.1"));
  }

  @Test
  void every_address_of_this_machine_is_out_of_reach() throws SocketException {
    var own = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();

    assertThat(own).isNotEmpty();
    for (InetAddress address : own) {
      String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
      assertThatThrownBy(() -> Reach.publicOnly().resolve(host)).as(host).isInstanceOf(UnknownHostException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308, 401, 407})
  void no_answer_leads_anywhere_else(int status) throws IOException {
    try (var first = Receiver.start();
        var second = Receiver.start();
        var postman = new Postman(Reach.anywhere(), Duration.ofSeconds(5), 4, 4)) {
      first.answers(
          exchange -> {
            exchange.getResponseHeaders().set("Location", second.url());
            exchange.getResponseHeaders().set("Refresh", "0; url=" + second.url());
            exchange.getResponseHeaders().set("Alt-Svc", "http/1.1=\"" + second.url() + "\"");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"x\"");
            exchange.sendResponseHeaders(status, -1);
          });

      assertThat(postman.post(first.url(), "{}", Map.of())).isEqualTo(status);

      assertThat(first.calls()).hasSize(1);
      assertThat(second.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user@shop.kz/", "http://127.1/", "http://shop.kz\\@127.0.0.1/",
        "ftp://shop.kz/", "file:///etc/passwd", "http://", "http:shop.kz", "//shop.kz/", "http://shop kz/", "http://shop.kz/\r\n"
      })
  void a_shop_that_gives_such_an_address_hears_so_at_once(String url) {
    assertThat(Links.problemOfPostLink(url, List.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.kz.evil.kz/", "http://evil-shop.kz/", "http://shop.kz./", "http://evil.kz/shop.kz", "http://evil.kz#shop.kz",
        "http://evil.kz?shop.kz", "http://shop.kz@evil.kz/", "http://shop.kz%2eevil.kz/", "http://[::1]/"
      })
  void a_terminal_with_link_hosts_takes_no_other(String url) {
    assertThat(Links.problemOfPostLink(url, List.of("shop.kz"))).isPresent();
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
