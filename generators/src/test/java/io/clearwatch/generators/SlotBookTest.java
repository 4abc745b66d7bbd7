package io.clearwatch.generators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotBookTest {
  private static final long SLOT = 30;

  @Test
  void aFullSlotGivesTheNextOne() {
    SlotBook book = new SlotBook(SLOT, time -> time, slot -> 2);

    assertThat(book.book(0, false)).isZero();
    assertThat(book.book(0, false)).isZero();
    assertThat(book.book(0, false)).isEqualTo(SLOT);
    assertThat(book.takenFrom(0)).isEqualTo(3);
  }

  @Test
  void perishablesGetAPlaceThatOthersDoNot() {
    SlotBook book = new SlotBook(SLOT, time -> time, slot -> 4);
    for (int i = 0; i < 4; i++) {
      book.book(0, false);
    }

    assertThat(book.book(0, true)).isZero();
    assertThat(book.book(0, false)).isEqualTo(SLOT);
  }

  @Test
  void closedSlotsAreSkipped() {
    SlotBook book = new SlotBook(SLOT, time -> Math.max(time, 100), slot -> 1);

    assertThat(book.book(10, false)).isEqualTo(120);
  }

  @Test
  void theSlotDoesNotBeginBeforeTheTimeAskedFor() {
    SlotBook book = new SlotBook(SLOT, time -> time, slot -> 1);

    assertThat(book.book(31, false)).isEqualTo(60);
  }
}
