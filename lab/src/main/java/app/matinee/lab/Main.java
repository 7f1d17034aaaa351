package app.matinee.lab;

import app.matinee.lab.calls.CallsCommand;
import app.matinee.lab.demo.DemoCommand;
import app.matinee.lab.load.AttackCommand;
import app.matinee.lab.load.AttackersCommand;
import app.matinee.lab.load.CapacityCommand;
import app.matinee.lab.load.FanoutCommand;
import app.matinee.lab.load.SoakCommand;
import app.matinee.lab.pictures.PicturesCommand;
import app.matinee.lab.restart.RestartCommand;
import app.matinee.lab.skew.SkewCommand;
import app.matinee.lab.skew.SkewSetCommand;
import app.matinee.lab.tiles.TilesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The lab's commands.
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Drives and measures the real programs.",
        subcommands = {
            AttackCommand.class,
            AttackersCommand.class,
            CallsCommand.class,
            CapacityCommand.class,
            DemoCommand.class,
            FanoutCommand.class,
            PicturesCommand.class,
            RestartCommand.class,
            SkewCommand.class,
            SkewSetCommand.class,
            SoakCommand.class,
            TilesCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(
                new CommandLine(new Main())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(words));
    }
}
