package org.limbeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.TeacherSpec;

/**
 * Teachers that come with the program, trained by it beforehand ({@code sample-data/README.md} says how), so that a new
 * user's first student need not wait for its teacher.
 */
final class ShippedTeachers {
    private static final List<String> PACKS = List.of("demo-teacher.zip");

    private final StoredTeachers teachers;
    private final TeacherPack pack;

    ShippedTeachers(StoredTeachers teachers, TeacherPack pack) {
        this.teachers = teachers;
        this.pack = pack;
    }

    /** Puts a shipped teacher of an equal specification into the workspace, unless an equal one is there already. */
    void provide(DatasetSpec dataset, @Nullable TeacherSpec spec) {
        if (spec == null || spec.model() == null || teachers.find(dataset, spec).isPresent()) return;
        String wanted = TeacherDigest.of(dataset, spec);
        for (String name : PACKS) {
            TeacherPack.Header header = withPack(name, in -> TeacherPack.header(in, name));
            if (!TeacherDigest.of(header.dataset(), header.spec()).equals(wanted)) continue;
            withPack(name, in -> pack.read(in, name));
            return;
        }
    }

    /** What is done with an open pack. */
    private interface Use<T> {
        T of(InputStream pack) throws IOException;
    }

    private static <T> T withPack(String name, Use<T> use) {
        try (InputStream in = ShippedTeachers.class.getResourceAsStream("/org/limbeck/sample-data/" + name)) {
            if (in == null) throw new IllegalStateException(name + " is not on the class path");
            return use.of(in);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
