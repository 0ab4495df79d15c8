package org.limbeck.ui.teachers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies.Question;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.ui.feed.Inline;

class TeachersModelTest {
    private static final ModelSpec STUDENT = new ModelSpec("lenet-5", 1);

    private static TeachersModel model(List<TeacherRecord> teachers, RuntimeException fault) {
        ExperimentService service = (ExperimentService) Proxy.newProxyInstance(
                ExperimentService.class.getClassLoader(),
                new Class<?>[] {ExperimentService.class},
                (proxy, method, arguments) -> {
                    throw fault;
                });
        return new TeachersModel(
                service, Inline.workspace(List.of(), teachers), Inline.pump(), Inline.background(), STUDENT);
    }

    @Test
    void theLatestTeacherIsTickedFirstAndOnlyTickedOnesAreCompared(@TempDir Path folder) {
        SampleArchive archive = new SampleArchive(folder);
        TeachersModel model = model(List.of(archive.teacher("t-1"), archive.teacher("t-2")), new RuntimeException());
        assertThat(model.chosen()).containsExactly("t-2");
        model.tick("t-1", true);
        assertThat(model.chosen()).as("in the library's order").containsExactly("t-1", "t-2");
        model.tick("t-2", false);
        assertThat(model.chosen()).containsExactly("t-1");
    }

    @Test
    void aQuestionWithoutAnswerIsToldAndNothingIsAtWorkAnyMore() {
        UserError fault = new UserError("learned other data", "t-1", "choose another");
        TeachersModel model = model(List.of(), fault);
        List<Exception> told = new ArrayList<>();
        model.ask(new Question(List.of("t-1"), STUDENT, 0, 4, ProbeSettings.defaults()), told::add);
        assertThat(told).containsExactly(fault);
        assertThat(model.workProperty().get().going()).isFalse();
        assertThat(model.answerProperty().get()).isNull();
    }
}
