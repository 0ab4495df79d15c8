package org.limbeck.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.RouteConstrained;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.explore.GridPath.Leg;
import org.limbeck.experiment.explore.GridPath.Stop;
import org.limbeck.experiment.spec.SpecYaml;

/** Paths become methods and methods paths, with nothing lost on the way. */
class GridPathTest {
    private static final int EACH = SampleRuns.STEPS_PER_EPOCH;
    private static final long STEPS = (long) SampleRuns.EPOCHS * EACH;

    private static StageTimeline timeline(Schedule method) {
        return new StageTimeline(method, STEPS, EACH, SampleRuns.teacherClock());
    }

    @Property(tries = 50)
    void aDrawnPathComesBackFromItsMethodAndFromItsSpecification(
            @ForAll @IntRange(min = 1, max = 8) int stops, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Stop> drawn = new ArrayList<>();
        for (int i = 0; i < stops; i++) drawn.add(new Stop(random.nextInt(-1, 13), random.nextInt(1, 9) / 2.0));
        GridPath path = GridPath.evenly(drawn);
        CustomPath method = path.method(Matching.KL);
        assertThat(GridPath.of(method)).isEqualTo(path);
        String yaml = SpecYaml.write(Samples.experiment(List.of(method), List.of(0.1), List.of(1L)));
        CustomPath read = (CustomPath) SpecYaml.parse(yaml, "drawn").methods().get(0);
        assertThat(GridPath.of(read)).isEqualTo(path);
    }

    @Test
    void eachMethodsPathTrainsAsTheMethodDoes() {
        for (Schedule method : List.of(
                new Schedule.None(),
                new Schedule.Offline(4, 0.7),
                new Schedule.EarlyStopped(3, 2, 1),
                new Schedule.Online(2, 4, 1),
                new RouteConstrained(4, 2, 1, Matching.KL))) {
            GridPath path = GridPath.of(timeline(method), EACH);
            StageTimeline again = timeline(path.method(method.matching()));
            for (long step = 0; step < STEPS; step++) {
                assertThat(again.setting(step)).isEqualTo(timelineSetting(method, step));
            }
            assertThat(GridPath.of(again, EACH)).isEqualTo(path);
        }
    }

    private static Object timelineSetting(Schedule method, long step) {
        return method.at(step / (double) STEPS, (int) (step / EACH), SampleRuns.EPOCHS, SampleRuns.teacherClock());
    }

    @Test
    void onlineIsAStaircaseThroughTheCheckpoints() {
        List<Leg> legs =
                GridPath.of(timeline(new Schedule.Online(4, 4, 1)), EACH).legs();
        assertThat(legs.stream().map(Leg::checkpoint)).containsExactly(0, 4, 8, 12);
        assertThat(legs).allMatch(leg -> leg.temperature() == 4 && leg.alpha() == 1);
        assertThat(legs.get(2).progress()).isBetween(1 / 3.0, 1 / 3.0 + 2.0 / STEPS);
    }

    @Test
    void aGlidingTemperatureIsSampledEachEpoch() {
        GridPath path = GridPath.of(timeline(new Annealed(new Schedule.Offline(1, 1), 8, 2)), EACH);
        assertThat(path.legs()).hasSize(SampleRuns.EPOCHS);
        assertThat(path.legs().get(0).temperature()).isEqualTo(8);
        assertThat(path.legs().get(6).temperature()).isEqualTo(5);
    }

    @Test
    void stopsThatStayMakeOneLeg() {
        GridPath path = GridPath.evenly(List.of(new Stop(2, 4), new Stop(2, 4), new Stop(5, 4), new Stop(5, 1)));
        assertThat(path.legs()).containsExactly(new Leg(0, 2, 4, 1), new Leg(0.5, 5, 4, 1), new Leg(0.75, 5, 1, 1));
    }

    @Test
    void aPathNeedsABeginningAndGoesForward() {
        assertThatThrownBy(() -> GridPath.evenly(List.of())).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new GridPath(List.of(new Leg(0, 1, 1, 1), new Leg(0, 2, 1, 1))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("back in time");
    }
}
