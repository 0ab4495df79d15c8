package org.limbeck.network.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;

/** The models that come with the program. A new one is a class beside {@link LeNet5} and a line in the constructor. */
public final class BuiltInModels implements ModelRegistry {
    private final Map<String, Model> models = new LinkedHashMap<>();

    public BuiltInModels() {
        models.put("mlp", new MultilayerPerceptron());
        models.put("lenet-5", new LeNet5());
        for (int depth : new int[] {8, 14, 20, 32, 44, 56, 110}) models.put("resnet-" + depth, new ResNet(depth));
        models.put("resnet-18", ImageResNet.of18());
        models.put("resnet-50", ImageResNet.of50());
        models.put("resnet-101", ImageResNet.of101());
        models.put("vgg-16", new VggNet());
        models.put("mobilenet-v3-large", MobileNetV3.large());
        models.put("mobilenet-v3-small", MobileNetV3.small());
    }

    @Override
    public List<String> names() {
        return List.copyOf(models.keySet());
    }

    @Override
    public Architecture build(ModelSpec spec, int[] input, int outputs) {
        Model model = models.get(spec.name());
        if (model == null) {
            throw new UserError(
                    "the model " + spec.name() + " is unknown", "model", "Choose one of " + String.join(", ", names()));
        }
        if (!(spec.width() > 0) || spec.width() > 1024) {
            throw new UserError(
                    "the width factor is " + spec.width(), "model " + spec.name(), "Choose a width in (0, 1024]");
        }
        if (outputs < 1) throw new IllegalArgumentException("outputs " + outputs);
        Architecture architecture = model.build(spec.width(), input, outputs);
        try {
            Architectures.shapes(architecture);
        } catch (UserError fault) {
            throw new UserError(
                    fault.what() + " at " + fault.where(),
                    "model " + spec.name(),
                    "Choose a model that takes inputs of this shape",
                    fault);
        }
        return architecture;
    }
}
