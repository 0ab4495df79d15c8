package org.limbeck.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.limbeck.cli.bench.BenchCommand;
import org.limbeck.cli.bench.BenchExplorerCommand;
import org.limbeck.cli.bench.BenchFormsCommand;
import org.limbeck.cli.bench.BenchNtkCommand;
import org.limbeck.cli.bench.BenchTrainCommand;
import org.limbeck.cli.bench.BenchUiCommand;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.Effects;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.Faults;
import org.limbeck.cli.console.GlobalOptions;
import org.limbeck.cli.console.Surroundings;
import org.limbeck.cli.console.Version;
import org.limbeck.cli.console.WindowDoor;
import org.limbeck.cli.kernel.BoundCommand;
import org.limbeck.cli.kernel.ComplexityCommand;
import org.limbeck.cli.kernel.ForecastCommand;
import org.limbeck.cli.kernel.NtkCommand;
import org.limbeck.cli.kernel.SimilarityCommand;
import org.limbeck.cli.run.CompareCommand;
import org.limbeck.cli.run.DatasetsCommand;
import org.limbeck.cli.run.DemoCommand;
import org.limbeck.cli.run.ExportCommand;
import org.limbeck.cli.run.ExportStartCommand;
import org.limbeck.cli.run.RatesCommand;
import org.limbeck.cli.run.ReportCommand;
import org.limbeck.cli.run.RunCommand;
import org.limbeck.cli.run.RunsCommand;
import org.limbeck.cli.run.RunsExtendCommand;
import org.limbeck.cli.run.RunsForkCommand;
import org.limbeck.cli.run.RunsStageCommand;
import org.limbeck.cli.run.TeacherCommand;
import org.limbeck.cli.run.WorkspaceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The root of all commands; with none it opens the window, or without a display does the demo. */
@Command(
        name = "limbeck",
        description = "A workbench for knowledge distillation, seen through supervision complexity.%n"
                + "Without a command it opens the window; with no display it does the demo experiment.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]")
public final class LimbeckCommand implements Callable<Integer> {
    private final WindowDoor window;
    private final DemoCommand demo;
    private final Console console;

    @Mixin
    private final GlobalOptions options;

    private LimbeckCommand(Console console, WindowDoor window, DemoCommand demo, GlobalOptions options) {
        this.console = console;
        this.window = window;
        this.demo = demo;
        this.options = options;
    }

    /** All commands, ready to parse arguments. */
    public static CommandLine commands(PrintStream out, PrintStream err, Engine.Factory engines, WindowDoor window) {
        GlobalOptions options = new GlobalOptions();
        Console console = new Console(out, err, options);
        DemoCommand demo = new DemoCommand(console, engines);
        CommandLine export = new CommandLine(new ExportCommand(console, engines))
                .addSubcommand(new ReportCommand(console, engines))
                .addSubcommand(new ExportStartCommand(console));
        CommandLine runs = new CommandLine(new RunsCommand(console, engines))
                .addSubcommand(new RunsForkCommand(console, engines))
                .addSubcommand(new RunsExtendCommand(console, engines))
                .addSubcommand(new RunsStageCommand(console, engines));
        CommandLine bench = new CommandLine(new BenchCommand())
                .addSubcommand(new BenchTrainCommand(console))
                .addSubcommand(new BenchUiCommand(console, window))
                .addSubcommand(new BenchNtkCommand(console))
                .addSubcommand(new BenchFormsCommand(console))
                .addSubcommand(new BenchExplorerCommand(console));
        CommandLine commands = new CommandLine(new LimbeckCommand(console, window, demo, options))
                .addSubcommand(new UiCommand(console, window))
                .addSubcommand(demo)
                .addSubcommand(new RunCommand(console, engines))
                .addSubcommand(new RatesCommand(console, engines))
                .addSubcommand(runs)
                .addSubcommand(new CompareCommand(console, engines))
                .addSubcommand(new TeacherCommand(console, engines))
                .addSubcommand(new WorkspaceCommand(console, engines))
                .addSubcommand(new NtkCommand(console, engines))
                .addSubcommand(new ComplexityCommand(console))
                .addSubcommand(new BoundCommand(console))
                .addSubcommand(new SimilarityCommand(console))
                .addSubcommand(new ForecastCommand(console))
                .addSubcommand(export)
                .addSubcommand(new DatasetsCommand(console))
                .addSubcommand(bench)
                .addSubcommand(new DoctorCommand(console, engines));
        Charset charset = Charset.defaultCharset();
        commands.setOut(new PrintWriter(out, true, charset)).setErr(new PrintWriter(err, true, charset));
        commands.registerConverter(Path.class, Surroundings::path);
        commands.setExecutionStrategy(new Surroundings(new Effects(options)));
        new Faults(console).install(commands);
        return commands;
    }

    @Override
    public Integer call() throws Exception {
        if (window.hasDisplay()) return window.open(options.workspace(), options.threads());
        console.fault("There is no display, so the window cannot open; doing the demo experiment instead.");
        return demo.run(options.workspace().resolve("demo"));
    }
}
