package kz.tolem.shop.goods;

import kz.tolem.protocol.Language;

/// One text in the shop's three languages.
public record Words(String russian, String kazakh, String english) {

  /// The text as this buyer reads it.
  public String in(Language language) {
    return switch (language) {
      case RUSSIAN -> russian;
      case KAZAKH -> kazakh;
      case ENGLISH -> english;
    };
  }
}
