package app.matinee.client.ui.faces;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VideoFrames;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.client.session.CallWish;
import app.matinee.client.session.Ducking;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState.Call;
import app.matinee.client.session.UserAction;
import app.matinee.client.ui.common.CallWords;
import app.matinee.client.ui.common.Parts;
import app.matinee.client.ui.common.PartyFeed;
import app.matinee.client.ui.common.Words;
import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// "How you look and sound": preview, devices, level, and how the film makes way. Works before a
/// party as well as in one. FX thread.
public final class DevicesView extends VBox {
    /// −60 dB is silence to a meter.
    private static final double METER_DB = 60;

    private record Choice<T>(String words, T value) {
        @Override
        public String toString() {
            return words;
        }
    }

    private final Party party;
    private final ComboBox<Choice<CameraChoice>> camera = new ComboBox<>();
    private final ComboBox<Choice<MicrophoneChoice>> microphone = new ComboBox<>();
    private final ToggleSwitch cameraOn = new ToggleSwitch();
    private final ToggleSwitch micOn = new ToggleSwitch();
    private final ToggleSwitch hold = new ToggleSwitch();
    private final ToggleSwitch duck = new ToggleSwitch();
    private final ToggleSwitch low = new ToggleSwitch();
    private final ToggleSwitch relay = new ToggleSwitch();
    private final CheckBox echo = new CheckBox(Words.of("devices.voice.echo"));
    private final CheckBox noise = new CheckBox(Words.of("devices.voice.noise"));
    private final CheckBox gain = new CheckBox(Words.of("devices.voice.gain"));
    private final Label limits = Parts.prose("", "faint");
    private final Slider depth = new Slider(0, 1, 0.3);
    private final Label trouble = Parts.prose("", "faint");
    private final ProgressBar level = new ProgressBar(0);
    private final ImageView preview = new ImageView();
    private final String name;
    private Call shown = Call.OFF;
    private boolean drawing;

    /// @param name for the drawn test picture
    public DevicesView(Party party, PartyFeed feed, VideoFrames frames, String name) {
        this.party = party;
        this.name = name.isEmpty() ? Words.of("faces.you") : name;
        getStyleClass().add("settings");
        preview.setFitWidth(288);
        preview.setFitHeight(162);
        preview.setPreserveRatio(true);
        Label dark = Parts.label(Words.of("devices.dark"), "faint");
        StackPane window = new StackPane(dark, preview);
        window.getStyleClass().add("preview");
        FramePainter painter = new FramePainter(frames, StreamId.own(Slot.CAMERA), preview);
        level.setMaxWidth(Double.MAX_VALUE);
        level.setAccessibleText(Words.of("devices.level"));
        AnimationTimer pulse =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        preview.setVisible(painter.paint());
                        level.setProgress(meter(party.levels().own()));
                    }
                };
        sceneProperty()
                .addListener((property, before, scene) -> {
                    if (scene == null) {
                        pulse.stop();
                    } else {
                        pulse.start();
                        party.post(new UserAction.LookForDevices());
                    }
                });
        toggle(cameraOn, "devices.camera", on -> party.post(new UserAction.SwitchCamera(on)));
        toggle(micOn, "devices.mic", on -> party.post(new UserAction.SwitchMicrophone(on)));
        toggle(hold, "devices.hold", on -> party.post(new UserAction.UsePushToTalk(on)));
        toggle(low, "devices.low", on -> sending());
        toggle(relay, "devices.relay", on -> sending());
        for (CheckBox each : List.of(echo, noise, gain)) {
            each.setMinWidth(USE_PREF_SIZE);
            each.setOnAction(clicked -> party.post(new UserAction.ChangeVoice(voice())));
        }
        toggle(duck, "devices.duck", on -> party.post(new UserAction.ChangeDucking(ducking())));
        depth.setAccessibleText(Words.of("devices.duck.depth"));
        depth.valueProperty()
                .addListener((property, before, now) -> {
                    if (!drawing) {
                        party.post(new UserAction.ChangeDucking(ducking()));
                    }
                });
        choose(camera, "devices.camera.which", c -> party.post(new UserAction.ChooseCamera(c)));
        choose(
                microphone,
                "devices.mic.which",
                m -> party.post(new UserAction.ChooseMicrophone(m)));
        getChildren()
                .addAll(
                        window,
                        trouble,
                        row("devices.camera", camera, cameraOn),
                        row("devices.mic", microphone, micOn),
                        level,
                        row("devices.voice", echo, noise, gain),
                        row("devices.hold", hold),
                        row("devices.duck", depth, duck),
                        row("devices.low", low),
                        row("devices.relay", relay),
                        limits);
        feed.follow(state -> show(state.call()));
    }

    public Node first() {
        return cameraOn;
    }

    private Ducking ducking() {
        return new Ducking(duck.isSelected(), depth.getValue());
    }

    private void sending() {
        party.post(new UserAction.ChangeSending(low.isSelected(), relay.isSelected()));
    }

    private VoiceProcessing voice() {
        return new VoiceProcessing(echo.isSelected(), noise.isSelected(), gain.isSelected());
    }

    private static double meter(double linear) {
        return linear <= 0 ? 0 : Math.clamp(1 + 20 * Math.log10(linear) / METER_DB, 0, 1);
    }

    private void show(Call call) {
        drawing = true;
        CallWish wish = call.wish();
        cameraOn.setSelected(wish.camera());
        micOn.setSelected(wish.mic());
        hold.setSelected(wish.pushToTalk());
        duck.setSelected(wish.ducking().on());
        low.setSelected(wish.voiceOnly());
        relay.setSelected(wish.relayOnly());
        echo.setSelected(wish.voice().echoCancellation());
        noise.setSelected(wish.voice().noiseSuppression());
        gain.setSelected(wish.voice().automaticGain());
        limits.setText(call.plan().map(DevicesView::limits).orElse(""));
        limits.setManaged(!limits.getText().isEmpty());
        if (!depth.isValueChanging()) {
            depth.setValue(wish.ducking().to());
        }
        if (camera.getItems().isEmpty() || !call.devices().equals(shown.devices())) {
            camera.getItems().setAll(cameras(call.devices()));
            microphone.getItems().setAll(microphones(call.devices()));
        }
        preview.setScaleX(FacesViewModel.isMirrored(call) ? -1 : 1);
        select(camera, wish.lens());
        select(microphone, wish.microphone());
        trouble.setText(
                Stream.of(Slot.CAMERA, Slot.MICROPHONE)
                        .filter(slot -> isTrouble(call.slot(slot)))
                        .map(slot -> CallWords.trouble(slot, call.slot(slot)))
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""));
        trouble.setVisible(!trouble.getText().isEmpty());
        trouble.setManaged(trouble.isVisible());
        shown = call;
        drawing = false;
    }

    /// What of one's camera is sent, and why not more.
    static String limits(SendPlan plan) {
        return switch (plan.camera()) {
            case SendPlan.Send send ->
                    Words.of(
                            "devices.plan.send",
                            Integer.toString(send.maxWidth()),
                            Integer.toString(send.maxHeight()),
                            Integer.toString(send.framesPerS()));
            case SendPlan.Withhold(SendPlan.Reason reason) ->
                    switch (reason) {
                        case TOO_MANY_PEOPLE -> Words.of("devices.plan.many");
                        case VOICE_ONLY -> Words.of("devices.plan.voice");
                        case POOR_NETWORK -> Words.of("devices.plan.poor");
                    };
        };
    }

    private static boolean isTrouble(SlotState state) {
        return state != SlotState.OFF && state != SlotState.LIVE;
    }

    private List<Choice<CameraChoice>> cameras(MediaDevices devices) {
        List<Choice<CameraChoice>> all = new ArrayList<>();
        all.add(new Choice<>(Words.of("devices.any"), new CameraChoice.Any()));
        devices.cameras()
                .forEach(d -> all.add(new Choice<>(d.name(), new CameraChoice.Device(d.id()))));
        all.add(new Choice<>(Words.of("devices.drawn"), new CameraChoice.Drawn(name)));
        return all;
    }

    private static List<Choice<MicrophoneChoice>> microphones(MediaDevices devices) {
        List<Choice<MicrophoneChoice>> all = new ArrayList<>();
        all.add(new Choice<>(Words.of("devices.system"), new MicrophoneChoice.SystemDefault()));
        devices.microphones()
                .forEach(d -> all.add(new Choice<>(d.name(), new MicrophoneChoice.Device(d.id()))));
        return all;
    }

    private static <T> void select(ComboBox<Choice<T>> box, T value) {
        box.getItems().stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst()
                .ifPresent(box::setValue);
    }

    private <T> void choose(ComboBox<Choice<T>> box, String key, Consumer<T> chosen) {
        box.setAccessibleText(Words.of(key));
        box.setPrefWidth(240);
        box.valueProperty()
                .addListener((property, before, now) -> {
                    if (!drawing && now != null) {
                        chosen.accept(now.value());
                    }
                });
    }

    private void toggle(ToggleSwitch toggle, String key, Consumer<Boolean> switched) {
        toggle.setAccessibleText(Words.of(key));
        toggle.selectedProperty()
                .addListener((property, before, now) -> {
                    if (!drawing) {
                        switched.accept(now);
                    }
                });
    }

    private static Node row(String title, Node... controls) {
        var row = Parts.row("settings-row", Parts.label(Words.of(title), "strong"), Parts.gap());
        row.getChildren().addAll(controls);
        return row;
    }
}
