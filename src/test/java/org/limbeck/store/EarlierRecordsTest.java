package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.MarginSetting;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.distill.schedule.OnlineStart;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.Samples;
import org.limbeck.store.file.Json;

/** What earlier versions wrote into a workspace, without the fields that came later, reads as it was meant. */
class EarlierRecordsTest {
    private static <T> T without(T value, Class<T> type, String... fields) {
        String json = Json.write(value);
        for (String field : fields) {
            String shorter = json.replaceAll(",\"" + field + "\":(\\{[^}]*}|[^,}]*)", "");
            assertThat(shorter).as(field).isNotEqualTo(json);
            json = shorter;
        }
        return Json.read(json, type);
    }

    @Test
    void probesAreOfTrainingExamplesWithScalesOfTheirOwn() {
        ProbeSettings settings = without(ProbeSettings.defaults(), ProbeSettings.class, "from", "marginScale");
        assertThat(settings.from()).isEqualTo(ProbeSource.TRAINING);
        assertThat(settings.marginScale()).isEqualTo(MarginSetting.AUTO);
        assertThat(settings).isEqualTo(ProbeSettings.defaults());
    }

    @Test
    void measurementsHaveNoBound() {
        ProbeResult result = without(Samples.probe(10, true), ProbeResult.class, "bound");
        assertThat(result.bound()).isNull();
        assertThat(result.marginScale()).isEqualTo(0.25);
    }

    @Test
    void onlineBeginsWithTheUntrainedTeacher() {
        Schedule online = without(new Schedule.Online(2, 4, 1), Schedule.class, "start");
        assertThat(online).isEqualTo(new Schedule.Online(2, 4, 1));
        assertThat(((Schedule.Online) online).start()).isEqualTo(OnlineStart.UNTRAINED);
    }

    @Test
    void dataThatSetNothingAsideAreWrittenAsBefore() {
        DatasetSpec plain = DatasetSpec.of("moons");
        assertThat(Json.write(plain)).as("a teacher's digest rests on it").doesNotContain("heldOut");
        assertThat(Json.read(Json.write(plain.holdingOut(7)), DatasetSpec.class))
                .isEqualTo(plain.holdingOut(7));
        assertThat(Json.read(Json.write(plain), DatasetSpec.class)).isEqualTo(plain);
    }
}
