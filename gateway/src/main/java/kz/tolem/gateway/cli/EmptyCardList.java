package kz.tolem.gateway.cli;

import kz.tolem.protocol.CardList;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `code` or `array`. Source: EPAY.md 13, no. 39.
final class EmptyCardList implements ITypeConverter<CardList.WhenEmpty> {

  @Override
  public CardList.WhenEmpty convert(String text) {
    return switch (text) {
      case "code" -> CardList.WhenEmpty.CODE;
      case "array" -> CardList.WhenEmpty.EMPTY_LIST;
      default -> throw new TypeConversionException("'" + text + "' is neither code nor array");
    };
  }
}
