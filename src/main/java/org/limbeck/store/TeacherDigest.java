package org.limbeck.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.network.Optimiser;
import org.limbeck.store.file.Json;

/**
 * What makes a teacher, as a digest: the content of its specification and of its data's. Settings that later versions
 * added count only where they differ from what earlier ones did, so that a teacher of an older workspace is found again.
 */
final class TeacherDigest {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setSerializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private TeacherDigest() {}

    static String of(DatasetSpec dataset, TeacherSpec spec) {
        return of(dataset, dataset.noise(), spec);
    }

    /** As earlier versions made it of data without noise, for which they wrote one all the same. */
    static String former(DatasetSpec dataset, TeacherSpec spec) {
        return of(dataset, dataset.noise() == 0 ? DatasetSpec.FORMER_NOISE : dataset.noise(), spec);
    }

    private static String of(DatasetSpec dataset, double noise, TeacherSpec spec) {
        TeacherSpec anonymous = new TeacherSpec(null, spec.model(), spec.training(), spec.seed());
        ObjectNode tree = MAPPER.valueToTree(anonymous);
        TrainingSettings training = spec.training();
        if (training != null) {
            ObjectNode fields = (ObjectNode) tree.get("training");
            // The teacher of a teacher sees nothing, and there is one method.
            fields.remove("teacherSees");
            fields.remove("methodRates");
            if (training.optimiser().equals(Optimiser.DEFAULT)) fields.remove("optimiser");
            if (training.warmupEpochs() == 0) fields.remove("warmupEpochs");
            if (training.labelSmoothing() == 0) fields.remove("labelSmoothing");
        }
        try {
            ObjectNode data = MAPPER.valueToTree(dataset);
            data.put("noise", noise);
            return sha256(Json.write(data) + MAPPER.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification must be writable", e);
        }
    }

    static String sha256(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
