package org.limbeck.ui.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Place CHARTS = place(View.LIVE, "run r-1");
    private static final Place TEACHERS = place(View.TEACHERS, "teacher t-1");
    private static final Place OTHER = place(View.LIVE, "run r-2");

    private final History history = new History();

    private static Place place(View view, String selected) {
        return new Place(view, selected, List.of("r-1", "r-2"), "r-1");
    }

    private void visit(Place... places) {
        for (Place place : places) history.visit(place);
    }

    @Test
    void backAndForwardGoTheWayThatWasTaken() {
        visit(CHARTS, TEACHERS, OTHER);
        assertThat(history.hasForward()).isFalse();
        assertThat(history.back(place -> true)).isEqualTo(TEACHERS);
        assertThat(history.back(place -> true)).isEqualTo(CHARTS);
        assertThat(history.hasBack()).isFalse();
        assertThat(history.back(place -> true)).isNull();
        assertThat(history.forward(place -> true)).isEqualTo(TEACHERS);
        assertThat(history.forward(place -> true)).isEqualTo(OTHER);
    }

    @Test
    void aNewWayForgetsWhatLayAhead() {
        visit(CHARTS, TEACHERS);
        history.back(place -> true);
        visit(OTHER);
        assertThat(history.hasForward()).isFalse();
        assertThat(history.back(place -> true)).isEqualTo(CHARTS);
    }

    @Test
    void goingWhereOneIsAlreadyIsNoStep() {
        visit(CHARTS, CHARTS);
        assertThat(history.hasBack()).isFalse();
    }

    @Test
    void whatChangedInAPlaceIsThereAgainOnTheWayBack() {
        visit(CHARTS);
        Place hidden = new Place(View.LIVE, "run r-1", List.of("r-1"), "r-1");
        history.leave(hidden);
        visit(TEACHERS);
        assertThat(history.back(place -> true)).isEqualTo(hidden);
    }

    @Test
    void placesThatAreGoneAreSteppedOverAndForgotten() {
        visit(CHARTS, TEACHERS, OTHER);
        assertThat(history.back(place -> !place.equals(TEACHERS))).isEqualTo(CHARTS);
        assertThat(history.forward(place -> true)).isEqualTo(OTHER);
        history.back(place -> true);
        assertThat(history.forward(place -> false)).isNull();
        assertThat(history.hasForward()).isFalse();
    }

    @Test
    void theWayBackIsOfBoundedLength() {
        for (int i = 0; i < 1000; i++) visit(place(View.LIVE, "run " + i));
        int steps = 0;
        while (history.back(place -> true) != null) steps++;
        assertThat(steps).isEqualTo(99);
    }
}
