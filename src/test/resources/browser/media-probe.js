// What tests ask a guest's tab about sound and picture. Runs before the page; changes nothing of it
// but that connections are remembered and that a test may stand in for camera and microphone.
const probe = (() => {
  const connections = [];
  let source = null;
  let captures = 0;
  let audio = null;

  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Real {
    constructor(...given) {
      super(...given);
      connections.push(this);
    }
  };

  const devices = navigator.mediaDevices;
  if (devices) {
    const real = devices.getUserMedia.bind(devices);
    devices.getUserMedia = (wish) => {
      captures += 1;
      return source ? source(wish) : real(wish);
    };
  }

  const context = () => {
    audio ??= new AudioContext();
    audio.resume();
    return audio;
  };

  const coloured = (colour) => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 180;
    const pen = canvas.getContext("2d");
    let step = 0;
    const paint = () => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 320, 180);
      // Something that moves, so that every frame is a new one.
      pen.fillStyle = "black";
      pen.fillRect((step++ * 4) % 320, 0, 8, 8);
    };
    paint();
    setInterval(paint, 50);
    return canvas.captureStream(20).getVideoTracks()[0];
  };

  const tone = (hertz) => {
    const oscillator = context().createOscillator();
    oscillator.frequency.value = hertz;
    const target = context().createMediaStreamDestination();
    oscillator.connect(target);
    oscillator.start();
    return target.stream.getAudioTracks()[0];
  };

  const tile = (name) =>
    [...document.querySelectorAll("#tiles .tile")].find(
      (item) => item.querySelector(".name").textContent === name,
    );
  const video = (name) => (name === "" ? document.getElementById("share-video") : tile(name)?.querySelector("video"));

  // The numbers of what is received in a picture: of both its tracks, in one object.
  const received = async (name) => {
    const tracks = video(name)?.srcObject?.getTracks() ?? [];
    const found = { framesDecoded: 0, frameWidth: 0, totalAudioEnergy: 0, packets: 0 };
    for (const connection of connections) {
      for (const receiver of connection.getReceivers()) {
        if (!tracks.includes(receiver.track) || connection.connectionState === "closed") {
          continue;
        }
        for (const report of (await receiver.getStats()).values()) {
          if (report.type === "inbound-rtp") {
            found.packets += report.packetsReceived ?? 0;
            found.framesDecoded += report.framesDecoded ?? 0;
            found.frameWidth += report.frameWidth ?? 0;
            found.totalAudioEnergy += report.totalAudioEnergy ?? 0;
          }
        }
      }
    }
    return found;
  };

  // Every packet of sound or picture that this tab has sent or received so far.
  const traffic = async () => {
    let packets = 0;
    for (const connection of connections) {
      for (const report of (await connection.getStats()).values()) {
        packets += (report.packetsSent ?? 0) + (report.packetsReceived ?? 0);
      }
    }
    return { connections: connections.length, packets, captures };
  };

  // The colour in the middle of a picture.
  const colour = (name) => {
    const shown = video(name);
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    const pen = canvas.getContext("2d");
    if (!shown || shown.videoWidth === 0) {
      return [];
    }
    pen.drawImage(shown, shown.videoWidth / 2, shown.videoHeight / 2, 1, 1, 0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };

  const meters = new WeakMap();
  // The loudest frequency of what is received from somebody, in hertz; 0 for silence.
  const hertz = (name) => {
    const stream = video(name)?.srcObject;
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track) {
      return 0;
    }
    if (!meters.has(track)) {
      const analyser = context().createAnalyser();
      analyser.fftSize = 8192;
      analyser.smoothingTimeConstant = 0;
      context().createMediaStreamSource(new MediaStream([track])).connect(analyser);
      meters.set(track, analyser);
    }
    const analyser = meters.get(track);
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const loudest = bins.indexOf(Math.max(...bins));
    return bins[loudest] > -60 ? (loudest * context().sampleRate) / analyser.fftSize : 0;
  };

  const ears = new Map();
  // For how many milliseconds nothing has been heard of somebody, listening from the first call on.
  const quiet = (name) => {
    const now = performance.now();
    if (!ears.has(name)) {
      const ear = { since: now };
      ears.set(name, ear);
      setInterval(() => {
        if (hertz(name) !== 0) {
          ear.since = performance.now();
        }
      }, 50);
    }
    return now - ears.get(name).since;
  };

  // A client that says it obeys and does not: what is switched off here goes on all the same.
  const disobey = () => {
    Object.defineProperty(MediaStreamTrack.prototype, "enabled", { get: () => true, set() {} });
    MediaStreamTrack.prototype.stop = () => {};
    RTCRtpSender.prototype.replaceTrack = async () => {};
  };

  // Until the next click the browser lets nothing sound, as before the first gesture on a page.
  const holdSound = () => {
    const real = HTMLMediaElement.prototype.play;
    let allowed = false;
    addEventListener("click", () => (allowed = true), true);
    HTMLMediaElement.prototype.play = function play() {
      return allowed || this.muted
        ? real.call(this)
        : Promise.reject(new DOMException("gesture", "NotAllowedError"));
    };
  };

  // Joins once more with a token, as a client of the dialect, and shows a coloured screen.
  let sharer = null;
  const share = async (token, colourName) => {
    const { Line } = await import("/guest/line.js");
    const { Link } = await import("/guest/link.js");
    const content = JSON.parse(atob(token));
    let link = null;
    let id = 0;
    await new Promise((resolve, reject) => {
      const line = new Line(10_000, {
        connect: () => line.present(content, 10_000, (result) => result && reject(result)),
        "room-connected": async () => {
          const options = { state: "media_engine", video: true, screen: true };
          ({ id } = await line.request("publish", options, { more: [null] }));
          link = new Link(line, id, { onReady: () => resolve(), onFailed: reject });
          const track = coloured(colourName);
          link.send(track, new MediaStream([track]));
          await link.offer();
        },
        media_engine_connecting: ({ msg }) => link?.hear(msg),
      });
      sharer = { line, stop: () => line.request("unpublish", id) };
    });
    return id;
  };

  return {
    received,
    traffic,
    colour,
    hertz,
    quiet,
    disobey,
    holdSound,
    share,
    stopSharing: () => sharer.stop(),
    tile,
    video,
    pretend: (colourName, frequency) => {
      source = async ({ audio: sound, video: picture }) =>
        new MediaStream([
          ...(sound ? [tone(frequency)] : []),
          ...(picture ? [coloured(colourName)] : []),
        ]);
    },
    refuse: () => {
      source = async () => {
        throw new DOMException("no", "NotAllowedError");
      };
    },
  };
})();
globalThis.probe = probe;
