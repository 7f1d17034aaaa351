package app.matinee.client.player.fx;

import app.matinee.client.player.PlayerFailure;
import app.matinee.client.player.PlayerListener;
import app.matinee.client.player.PlayerReading;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what a player said.
final class Heard implements PlayerListener {
    final List<PlayerReading> readings = new CopyOnWriteArrayList<>();
    final List<PlayerFailure> failures = new CopyOnWriteArrayList<>();

    @Override
    public void changed(PlayerReading reading) {
        readings.add(reading);
    }

    @Override
    public void failed(PlayerFailure failure) {
        failures.add(failure);
    }
}
