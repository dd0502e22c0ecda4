use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn never_logged() {
    Env::new()
        .session(
            "\
show lever-back-extension",
        )
        .is(str![[r#"
$ fitlog show lever-back-extension
 Lever Back Extension                                      lever-back-extension
 ──────────────────────────────────────────────────────────────────────────────
 A machine form of the classic back extension. Face        ╭─╮          ╭─╮
 down with the hips on the pad and the feet held, you      ╰·╯          ╰·╯
 fold forward at the hips under control and lift the     ·······      ·······
 trunk back to a straight line. The lower back leads;  ·· ····· ··  ·· ····· ··
 the glutes and hamstrings help.                       ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 Works      lower back (erector spinae)                ·· ····· ··  ·· ··█·· ··
 Helps      glutes, hamstrings, adductors              ·  ·····  ·  ·  ·███·  ·
 Needs      a machine made for it or back extension      ··▒ ▒··      ·▒▒ ▒▒·
            bench                                        ··▒ ▒··      ▒▒▒ ▒▒▒
 Kind       beginner · isolation · pull · weight and     ··· ···      ▒▒▒ ▒▒▒
            reps                                          ·· ··        ·· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg    ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
 Set up                                                   front        back
  1. Use a lever back-extension machine or a              █ works   ▒ helps
     back-extension bench. Both are made to hold your
     weight; loose furniture is not.
  2. Set the pad to your hips: its top edge sits just below the crease of the
     hip, so you can fold freely. If the machine has a pivot, line it up with
     the hip joint.
  3. Pick a load you can move cleanly for every rep. Start light, or with no
     added weight.
  4. Lie face down with the hips supported and the feet locked in place. Keep a
     slight bend in the knees.
  5. Cross your arms on your chest, or hold the handles if the lever has them.
     Hands beside the head make it harder; do not pull on the neck.

 Do it
  1. Begin in one straight line from head to heels and brace your midsection.
  2. Breathe in and fold at the hips, lowering your chest slowly with the back
     flat.
  3. Let the lower back control the way down. Stop when your trunk is about
     level with the floor, or a little lower if your back stays flat.
  4. Pause for a moment without relaxing.
  5. Breathe out and raise your trunk at the same slow pace until the line is
     straight again.
  6. Squeeze the glutes and lower back at the top. Stop at straight: do not
     lean back, and do not lock the knees.
  7. Repeat for the planned reps, then hold the handles while you step off.

 Breathe
  • In on the way down, out on the way up. Never hold your breath through a
    rep.

 Tips
  • Stay braced from the first rep to the last; it protects the lower back.
  • Move at one steady speed, about two to three seconds down and two up, with
    no swing.
  • Keep the neck long and look at the floor, so the whole spine stays neutral.
  • Think of the lower back doing the lifting; the glutes and hamstrings will
    join in by themselves.

 Avoid
  • Arching past straight at the top.
  • Rounding the back to get lower.
  • Throwing the trunk up with momentum.
  • A pad set too high, which blocks the hips and bends the spine instead.

 Safety
  • Stop if you feel sharp pain, or pain, numbness or tingling that spreads
    into a leg.
  • With a recent back injury, disc trouble, osteoporosis, surgery or
    pregnancy, ask a doctor or physiotherapist first.
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log lever-back-extension 3x12@5               everything: --all


"#]]);
}

#[test]
fn with_your_best() {
    trained()
        .session(
            "\
show squat",
        )
        .is(str![[r#"
$ fitlog show squat
 Barbell Back Squat                                                  back-squat
 ──────────────────────────────────────────────────────────────────────────────
 You carry a barbell across the upper back, sit down       ╭─╮          ╭─╮
 between your heels and stand up again. The quads          ╰·╯          ╰·╯
 lead, with the glutes, adductors and lower back         ·······      ·······
 close behind. It is the main lift for leg strength    ·· ····· ··  ·· ····· ··
 and for learning to brace under load.                 ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 Works      quads (quadriceps femoris)                 ·· ····· ··  ·· ··▒·· ··
 Helps      glutes, adductors, hamstrings, lower back  ·  ·····  ·  ·  ·▒▒▒·  ·
 Needs      barbell and rack                             ██▒ ▒██      ·▒▒ ▒▒·
 Kind       intermediate · compound · push · weight      ██▒ ▒██      ▒▒▒ ▒▒▒
            and reps                                     ███ ███      ▒▒▒ ▒▒▒
 Plan       3 sets of 5, rest 180 s, then +2.5 kg         ·· ··        ·· ··
                                                          ·· ··        ·· ··
 Set up                                                   ╰╯ ╰╯        ╰╯ ╰╯
  1. Set the hooks at mid-chest height so that a          front        back
     small knee bend frees the bar, and set the           █ works   ▒ helps
     safety bars just below your lowest bar position.
  2. Load both sides evenly and close the collars. Learn the lift with an empty
     bar.
  3. Grip the bar overhand a little wider than the shoulders, duck under and
     rest it on the muscle of the upper back, never on the neck.
  4. Stand up to clear the hooks, take two short steps back, and set the feet
     about shoulder width with the toes turned out 15 to 30 degrees.

 Do it
  1. Fill your belly with air, tighten the midsection and feel heel, big toe
     and little toe on the floor.
  2. Unlock the hips and knees together and sit down, with the knees following
     the line of the toes.
  3. Keep the bar above the middle of the foot; the trunk leans forward a
     little, the back stays flat.
  4. Go down until the crease of the hip is level with the top of the knee, or
     as low as a flat back and planted heels allow.
  5. Push the floor away and let chest and hips rise at the same speed until
     you stand straight.
  6. After the last rep walk forward until the bar touches both uprights, then
     lower it onto the hooks.

 Breathe
  • Take a full breath before you go down, hold it past the hardest part of the
    way up, and let it out near the top.

 Tips
  • Pull the bar into your back with both hands; a tight upper back keeps it
    from rolling.
  • The hard spot is just above parallel: keep pushing the shoulders up into
    the bar there.
  • Film a set from the side; the end of the bar should travel in a nearly
    vertical line.
  • If the heels lift, widen the stance slightly or use shoes with a raised
    heel.

 Avoid
  • Hips shooting up first, so the lift turns into a good morning.
  • Knees caving toward each other as you leave the bottom.
  • Resting the bar on the neck bones instead of on muscle.
  • Tucking the pelvis under and rounding the lower back to reach more depth.

 Safety
  • Squat inside safety bars or with a trained spotter. If you get stuck, sink
    until the bar rests on the safeties and move out forward.
  • Walk the bar out backward and in forward, so that you can see the hooks
    when you are tired.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 105 kg × 5 on 16 Nov, 3 sessions                  everything: --all


"#]]);
}

#[test]
fn everything() {
    trained()
        .session(
            "\
show lever-back-extension --all",
        )
        .is(str![[r#"
$ fitlog show lever-back-extension --all
 Lever Back Extension                                      lever-back-extension
 ──────────────────────────────────────────────────────────────────────────────
 A machine form of the classic back extension. Face        ╭─╮          ╭─╮
 down with the hips on the pad and the feet held, you      ╰·╯          ╰·╯
 fold forward at the hips under control and lift the     ·······      ·······
 trunk back to a straight line. The lower back leads;  ·· ····· ··  ·· ····· ··
 the glutes and hamstrings help.                       ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 Works      lower back (erector spinae)                ·· ····· ··  ·· ··█·· ··
 Helps      glutes, hamstrings, adductors              ·  ·····  ·  ·  ·███·  ·
 Holds      abs, obliques                                ··▒ ▒··      ·▒▒ ▒▒·
 Needs      a machine made for it or back extension      ··▒ ▒··      ▒▒▒ ▒▒▒
            bench                                        ··· ···      ▒▒▒ ▒▒▒
 Kind       beginner · isolation · pull · weight and      ·· ··        ·· ··
            reps                                          ·· ··        ·· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg    ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
 Set up                                                   █ works   ▒ helps
  1. Use a lever back-extension machine or a back-extension bench. Both are
     made to hold your weight; loose furniture is not.
  2. Set the pad to your hips: its top edge sits just below the crease of the
     hip, so you can fold freely. If the machine has a pivot, line it up with
     the hip joint.
  3. Pick a load you can move cleanly for every rep. Start light, or with no
     added weight.
  4. Lie face down with the hips supported and the feet locked in place. Keep a
     slight bend in the knees.
  5. Cross your arms on your chest, or hold the handles if the lever has them.
     Hands beside the head make it harder; do not pull on the neck.

 Do it
  1. Begin in one straight line from head to heels and brace your midsection.
  2. Breathe in and fold at the hips, lowering your chest slowly with the back
     flat.
  3. Let the lower back control the way down. Stop when your trunk is about
     level with the floor, or a little lower if your back stays flat.
  4. Pause for a moment without relaxing.
  5. Breathe out and raise your trunk at the same slow pace until the line is
     straight again.
  6. Squeeze the glutes and lower back at the top. Stop at straight: do not
     lean back, and do not lock the knees.
  7. Repeat for the planned reps, then hold the handles while you step off.

 Breathe
  • In on the way down, out on the way up. Never hold your breath through a
    rep.

 Good for
  • Builds strength and endurance in the muscles that hold the spine up.
  • Supports upright posture and a steady trunk in squats, deadlifts and
    everyday lifting.
  • Can be one part of looking after your lower back; it is not a treatment for
    back pain.

 Tips
  • Stay braced from the first rep to the last; it protects the lower back.
  • Move at one steady speed, about two to three seconds down and two up, with
    no swing.
  • Keep the neck long and look at the floor, so the whole spine stays neutral.
  • Think of the lower back doing the lifting; the glutes and hamstrings will
    join in by themselves.
  • Add reps first. When every set reaches the top of the range, add the
    smallest weight step.
  • Rest when you need it and end the set when the form changes.

 Avoid
  • Arching past straight at the top.
  • Rounding the back to get lower.
  • Throwing the trunk up with momentum.
  • A pad set too high, which blocks the hips and bends the spine instead.
  • Locking the knees hard.
  • So much weight that the range or the tempo shrinks.

 Variations
  • Seated lever machine: Sit with the pad across the upper back, feet on the
    plate and hips pushed to the back of the seat, belt on if there is one.
    Press the pad back until you are upright, pause, and return slowly.
  • One leg at a time: On the bench, hook one foot and rest the other behind
    it. Use much less load and do the same reps on each side.
  • 45-degree bench, body weight: The same movement without a lever. (fitlog
    show back-extension)
  • Horizontal bench: Hardest at the top, where the trunk is level with the
    floor. (fitlog show horizontal-back-extension)

 Safety
  • Stop if you feel sharp pain, or pain, numbness or tingling that spreads
    into a leg.
  • With a recent back injury, disc trouble, osteoporosis, surgery or
    pregnancy, ask a doctor or physiotherapist first.
  • Check that the pad, the pin and the foot hold are locked before each set.
  • General information, not medical advice.

 Also called
  • here: Lever Back Extension (version 2), machine back extension, back
    extension machine, leverage machine back extension, seated back extension
  • hevy: Back Extension (Machine)
  • strong: Back Extension (Machine)
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 42.5 kg × 10 on 16 Nov, 3 sessions


"#]]);
}

#[test]
fn short_names() {
    trained()
        .session(
            "\
show lev back
show back ext
show pul up
show Bench-Press",
        )
        .is(str![[r#"
$ fitlog show lev back
 Lever Back Extension                                      lever-back-extension
 ──────────────────────────────────────────────────────────────────────────────
 A machine form of the classic back extension. Face        ╭─╮          ╭─╮
 down with the hips on the pad and the feet held, you      ╰·╯          ╰·╯
 fold forward at the hips under control and lift the     ·······      ·······
 trunk back to a straight line. The lower back leads;  ·· ····· ··  ·· ····· ··
 the glutes and hamstrings help.                       ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 Works      lower back (erector spinae)                ·· ····· ··  ·· ··█·· ··
 Helps      glutes, hamstrings, adductors              ·  ·····  ·  ·  ·███·  ·
 Needs      a machine made for it or back extension      ··▒ ▒··      ·▒▒ ▒▒·
            bench                                        ··▒ ▒··      ▒▒▒ ▒▒▒
 Kind       beginner · isolation · pull · weight and     ··· ···      ▒▒▒ ▒▒▒
            reps                                          ·· ··        ·· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg    ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
 Set up                                                   front        back
  1. Use a lever back-extension machine or a              █ works   ▒ helps
     back-extension bench. Both are made to hold your
     weight; loose furniture is not.
  2. Set the pad to your hips: its top edge sits just below the crease of the
     hip, so you can fold freely. If the machine has a pivot, line it up with
     the hip joint.
  3. Pick a load you can move cleanly for every rep. Start light, or with no
     added weight.
  4. Lie face down with the hips supported and the feet locked in place. Keep a
     slight bend in the knees.
  5. Cross your arms on your chest, or hold the handles if the lever has them.
     Hands beside the head make it harder; do not pull on the neck.

 Do it
  1. Begin in one straight line from head to heels and brace your midsection.
  2. Breathe in and fold at the hips, lowering your chest slowly with the back
     flat.
  3. Let the lower back control the way down. Stop when your trunk is about
     level with the floor, or a little lower if your back stays flat.
  4. Pause for a moment without relaxing.
  5. Breathe out and raise your trunk at the same slow pace until the line is
     straight again.
  6. Squeeze the glutes and lower back at the top. Stop at straight: do not
     lean back, and do not lock the knees.
  7. Repeat for the planned reps, then hold the handles while you step off.

 Breathe
  • In on the way down, out on the way up. Never hold your breath through a
    rep.

 Tips
  • Stay braced from the first rep to the last; it protects the lower back.
  • Move at one steady speed, about two to three seconds down and two up, with
    no swing.
  • Keep the neck long and look at the floor, so the whole spine stays neutral.
  • Think of the lower back doing the lifting; the glutes and hamstrings will
    join in by themselves.

 Avoid
  • Arching past straight at the top.
  • Rounding the back to get lower.
  • Throwing the trunk up with momentum.
  • A pad set too high, which blocks the hips and bends the spine instead.

 Safety
  • Stop if you feel sharp pain, or pain, numbness or tingling that spreads
    into a leg.
  • With a recent back injury, disc trouble, osteoporosis, surgery or
    pregnancy, ask a doctor or physiotherapist first.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 42.5 kg × 10 on 16 Nov, 3 sessions                everything: --all

$ fitlog show back ext
 Lever Back Extension                                      lever-back-extension
 ──────────────────────────────────────────────────────────────────────────────
 A machine form of the classic back extension. Face        ╭─╮          ╭─╮
 down with the hips on the pad and the feet held, you      ╰·╯          ╰·╯
 fold forward at the hips under control and lift the     ·······      ·······
 trunk back to a straight line. The lower back leads;  ·· ····· ··  ·· ····· ··
 the glutes and hamstrings help.                       ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 Works      lower back (erector spinae)                ·· ····· ··  ·· ··█·· ··
 Helps      glutes, hamstrings, adductors              ·  ·····  ·  ·  ·███·  ·
 Needs      a machine made for it or back extension      ··▒ ▒··      ·▒▒ ▒▒·
            bench                                        ··▒ ▒··      ▒▒▒ ▒▒▒
 Kind       beginner · isolation · pull · weight and     ··· ···      ▒▒▒ ▒▒▒
            reps                                          ·· ··        ·· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg    ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
 Set up                                                   front        back
  1. Use a lever back-extension machine or a              █ works   ▒ helps
     back-extension bench. Both are made to hold your
     weight; loose furniture is not.
  2. Set the pad to your hips: its top edge sits just below the crease of the
     hip, so you can fold freely. If the machine has a pivot, line it up with
     the hip joint.
  3. Pick a load you can move cleanly for every rep. Start light, or with no
     added weight.
  4. Lie face down with the hips supported and the feet locked in place. Keep a
     slight bend in the knees.
  5. Cross your arms on your chest, or hold the handles if the lever has them.
     Hands beside the head make it harder; do not pull on the neck.

 Do it
  1. Begin in one straight line from head to heels and brace your midsection.
  2. Breathe in and fold at the hips, lowering your chest slowly with the back
     flat.
  3. Let the lower back control the way down. Stop when your trunk is about
     level with the floor, or a little lower if your back stays flat.
  4. Pause for a moment without relaxing.
  5. Breathe out and raise your trunk at the same slow pace until the line is
     straight again.
  6. Squeeze the glutes and lower back at the top. Stop at straight: do not
     lean back, and do not lock the knees.
  7. Repeat for the planned reps, then hold the handles while you step off.

 Breathe
  • In on the way down, out on the way up. Never hold your breath through a
    rep.

 Tips
  • Stay braced from the first rep to the last; it protects the lower back.
  • Move at one steady speed, about two to three seconds down and two up, with
    no swing.
  • Keep the neck long and look at the floor, so the whole spine stays neutral.
  • Think of the lower back doing the lifting; the glutes and hamstrings will
    join in by themselves.

 Avoid
  • Arching past straight at the top.
  • Rounding the back to get lower.
  • Throwing the trunk up with momentum.
  • A pad set too high, which blocks the hips and bends the spine instead.

 Safety
  • Stop if you feel sharp pain, or pain, numbness or tingling that spreads
    into a leg.
  • With a recent back injury, disc trouble, osteoporosis, surgery or
    pregnancy, ask a doctor or physiotherapist first.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 42.5 kg × 10 on 16 Nov, 3 sessions                everything: --all

$ fitlog show pul up
 Pull-Up                                                                pull-up
 ──────────────────────────────────────────────────────────────────────────────
 You hang from a bar with an overhand grip and pull        ╭─╮          ╭─╮
 until the chin is over it. The lats lead, with            ╰·╯          ╰·╯
 biceps, upper back and forearms helping. It is the      ·······      ·······
 standard measure of pulling strength for your own     ·· ····· ··  ·· ····· ··
 body weight.                                          ▒▒ ····· ▒▒  ·· ·▒▒▒· ··
                                                       ▒▒ ····· ▒▒  ·· █▒▒▒█ ··
 Works      lats (latissimus dorsi, teres major)       ▒▒ ····· ▒▒  ▒▒ ██·██ ▒▒
 Helps      biceps, upper back, forearms               ▒  ·····  ▒  ▒  ·····  ▒
 Needs      pull up bar                                  ··· ···      ··· ···
 Kind       intermediate · compound · pull · reps,       ··· ···      ··· ···
            weight added or taken off                    ··· ···      ··· ···
 Plan       3 sets of 4 to 8, rest 150 s, then +2.5 kg    ·· ··        ·· ··
                                                          ·· ··        ·· ··
 Set up                                                   ╰╯ ╰╯        ╰╯ ╰╯
  1. Use a fixed bar high enough for straight arms;       front        back
     step onto a box to reach it rather than jump.        █ works   ▒ helps
  2. Take an overhand grip a little wider than the shoulders, thumbs around the
     bar.
  3. Hang with straight elbows and legs together, slightly in front of you.

 Do it
  1. Pull the shoulders down away from the ears before the elbows bend.
  2. Drive the elbows toward the sides of your ribs and bring the upper chest
     up to the bar.
  3. Rise until the chin has clearly passed the bar, neck long.
  4. Lower yourself in two to three seconds until the arms are straight again.
  5. Settle the swing, set the shoulders and pull once more.

 Breathe
  • Out while you pull, in on the way down.

 Tips
  • Squeeze the glutes and keep the ribs down; a firm body does not swing.
  • The last hand's breadth under the bar is the sticking point. Pull the
    elbows back and down there, not the chin up.
  • Count only reps that begin from straight arms.
  • When you reach the top of the range in all sets, hang a small plate from a
    belt.

 Avoid
  • Stopping the descent halfway with bent elbows.
  • Kicking the knees to get over the sticking point.
  • Craning the neck to hook the chin over.
  • Pulling with shoulders shrugged up to the ears.

 Safety
  • Check that a doorway bar is locked and can carry you before you hang from
    it.
  • Step down onto the box or floor; do not drop off the bar from the top.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: bw × 8 on 4 Nov, 3 sessions                       everything: --all

$ fitlog show Bench-Press
 Barbell Bench Press                                        barbell-bench-press
 ──────────────────────────────────────────────────────────────────────────────
 A press from the chest to straight arms, lying on a       ╭─╮          ╭─╮
 flat bench. The chest leads, with the triceps and         ╰·╯          ╰·╯
 the front of the shoulders close behind. It is the      ·······      ·······
 standard lift for upper-body pushing strength and     ·▒ █████ ▒·  ·· ····· ··
 takes small, regular load steps well.                 ·· █████ ··  ▒▒ ····· ▒▒
                                                       ·· ····· ··  ▒▒ ····· ▒▒
 Works      chest (pectoralis major)                   ·· ····· ··  ·· ····· ··
 Helps      triceps, front delts                       ·  ·····  ·  ·  ·····  ·
 Needs      barbell and bench                            ··· ···      ··· ···
 Kind       intermediate · compound · push · weight      ··· ···      ··· ···
            and reps                                     ··· ···      ··· ···
 Plan       3 sets of 5, rest 180 s, then +2.5 kg         ·· ··        ·· ··
                                                          ·· ··        ·· ··
 Set up                                                   ╰╯ ╰╯        ╰╯ ╰╯
  1. Set the hooks so that you can unrack with a          front        back
     small bend left in the elbows, and the safety        █ works   ▒ helps
     bars just below the height of your chest.
  2. Lie with your eyes under the bar, feet flat, and pull the shoulder blades
     back and down into the pad.
  3. Grip overhand a little wider than the shoulders, thumbs around the bar,
     the bar low in the palm over the wrist bone.

 Do it
  1. Push the bar off the hooks and bring it forward until it stands over your
     shoulder joints, arms straight.
  2. Take a breath, brace, and lower the bar to the lower half of the chest,
     about nipple height.
  3. Keep the elbows 45 to 60 degrees from your sides; at the bottom the
     forearms stand upright when seen from the foot of the bench.
  4. Touch the chest lightly without letting the bar sink in.
  5. Press up and slightly back toward the face until the bar is over the
     shoulders again.
  6. After the last rep, move the locked arms back until the bar meets the
     uprights, then lower it into the hooks.

 Breathe
  • Breathe in at the top, hold the brace on the way down, and breathe out once
    the bar passes the hardest point.

 Tips
  • The bar path is a shallow curve, not a vertical line: over the lower chest
    at the bottom, over the shoulders at the top.
  • Press your feet into the floor as the bar leaves the chest; this keeps the
    trunk tight.
  • Think of pulling the bar apart with both hands to keep the shoulder blades
    pinned.
  • The slow part is a hand's width above the chest; keep pushing back toward
    the rack when it stalls.

 Avoid
  • Bouncing the bar off the ribs.
  • Elbows flared straight out to the sides.
  • Hips leaving the bench during a hard rep.
  • Wrists bent back with the bar near the fingers.

 Safety
  • Put collars on the bar, and bench inside a rack with safety bars or with a
    spotter who knows how many reps you plan.
  • Always wrap the thumbs; an open grip can let the bar roll onto the chest or
    neck.
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log barbell-bench-press 3x5@20                everything: --all


"#]]);
}

#[test]
fn unknown_names() {
    Env::new()
        .session(
            "\
show lever-back-extention
show sqaut
show qwertyuiop
show",
        )
        .is(str![[r#"
$ fitlog show lever-back-extention
--- stderr ---
error: no exercise is called `lever-back-extention`
  try: fitlog show lever-back-extension
   or: fitlog show back-extension
   or: fitlog show horizontal-back-extension
[exit status: 3]

$ fitlog show sqaut
--- stderr ---
error: no exercise is called `sqaut`
  try: fitlog show back-squat
   or: fitlog show band-squat
   or: fitlog show band-squat-row
[exit status: 3]

$ fitlog show qwertyuiop
--- stderr ---
error: no exercise is called `qwertyuiop`
  try: fitlog list   (what there is)
[exit status: 3]

$ fitlog show
--- stderr ---
error: fitlog show needs an exercise
  try: fitlog show lever-back-extension
   or: fitlog list   (what there is)
[exit status: 2]


"#]]);
}

#[test]
fn in_ascii() {
    trained()
        .session(
            "\
show plank --ascii",
        )
        .is(str![[r#"
$ fitlog show plank --ascii
 Plank                                                                    plank
 ------------------------------------------------------------------------------
 A hold on the forearms and toes with the body in one      .-.          .-.
 straight line. The abs lead by keeping the lower          '.'          '.'
 back from sagging; the obliques and lower back          .......      .......
 steady it. A first lesson in bracing for every        .. ..... ..  .. ..... ..
 standing lift.                                        .. ..... ..  .. ..... ..
                                                       .. +@@@+ ..  .. ..... ..
 Works      abs (rectus and transversus abdominis)     .. +@@@+ ..  .. ..+.. ..
 Helps      obliques, lower back                       .  ..@..  .  .  .+++.  .
 Needs      your body                                    ... ...      ... ...
 Kind       beginner | isolation | static | time         ... ...      ... ...
 Plan       3 sets of 20 to 60 s, rest 60 s, then        ... ...      ... ...
            longer                                        .. ..        .. ..
                                                          .. ..        .. ..
 Set up                                                   '' ''        '' ''
  1. Kneel on a mat and put both forearms down,           front        back
     elbows directly below the shoulders, hands flat      @ works   + helps
     or in loose fists.
  2. Step one foot back, then the other, toes tucked and feet about hip width
     apart.

 Do it
  1. Lift the knees so that only forearms and toes touch the floor.
  2. Tuck the tailbone slightly, squeeze the glutes and straighten the knees,
     so head, hips and heels make one line.
  3. Push the forearms into the floor until the upper back is broad rather than
     sunk between the shoulder blades.
  4. Hold that shape while you look at the floor just ahead of your hands.
  5. When the hips begin to drop, stop the clock and set the knees down.

 Breathe
  - Short, calm breaths behind a tight belly; do not hold your breath.

 Tips
  - Pull the elbows toward the toes without moving them; the abs answer at
    once.
  - Have someone lay a broomstick on your back: it should touch head, upper
    back and tailbone.
  - Three crisp holds of 20 seconds teach more than one shaky minute.
  - Narrow the feet to make the same hold harder.

 Avoid
  - Hips sinking so the lower back hangs in an arch.
  - Hips piked high, which takes the work off the abs.
  - Head dropped or craned up to watch the timer.

 Safety
  - If you feel the lower back more than the belly, end the hold and shorten
    the lever by kneeling.
 ------------------------------------------------------------------------------
 Your best: 60 s on 18 Nov, 3 sessions                        everything: --all


"#]]);
}

#[test]
fn as_json() {
    Env::new()
        .session(
            "\
show cat-cow --json",
        )
        .is(str![[r#"
$ fitlog show cat-cow --json
{
  "schema": 1,
  "exercise": {
    "schema_version": 1,
    "id": "cat-cow",
    "name": "Cat-Cow",
    "aliases": [
      "cat camel",
      "cat stretch"
    ],
    "summary": "On hands and knees you round the whole spine and then let it arch, slowly, back and forth. The lower back and the abs take turns. A gentle way to wake up the trunk before lifting.",
    "category": "mobility",
    "equipment": [
      "bodyweight"
    ],
    "level": "beginner",
    "force": "static",
    "tracking": "bodyweight_reps",
    "primary_muscles": [
      "lower-back"
    ],
    "secondary_muscles": [
      "abs"
    ],
    "setup": [
      "Kneel on all fours on a mat: hands under the shoulders, knees under the hips, tops of the feet down.",
      "Start with a flat back and the eyes on the floor between the hands."
    ],
    "steps": [
      "Tuck the tailbone and let the curve travel up: lower back, upper back and, last, the neck.",
      "Push the floor away until the back is round like an angry cat's.",
      "Reverse it: tip the tailbone up, let the belly sink and slide the chest forward between the arms.",
      "Lift the gaze slightly, with the neck still long.",
      "Once round and once arched is one rep; keep the pace of your breath."
    ],
    "breathing": "Out while rounding, in while arching.",
    "tips": [
      "Start every change of direction from the tailbone.",
      "Look for the stiff section and spend a little longer there.",
      "Elbows remain straight but soft, so only the spine moves.",
      "Kneel on a folded towel if the kneecaps press."
    ],
    "mistakes": [
      "Moving only the neck and the head.",
      "Rocking forward and back over the hands.",
      "Pushing into the end of the arch."
    ],
    "variations": [
      {
        "name": "Seated",
        "how": "Hands on the knees on a chair, the same wave."
      },
      {
        "name": "Tail wag",
        "how": "Bend sideways, looking back at one hip and then the other."
      },
      {
        "name": "Next step",
        "how": "Opposite arm and leg, back still.",
        "exercise_id": "bird-dog"
      }
    ],
    "safety": [
      "Make it smaller, or skip the arch, when one direction hurts."
    ],
    "defaults": {
      "sets": 2,
      "reps": [
        6,
        10
      ],
      "rest_seconds": 60,
      "progression": "none"
    },
    "sessions": 0,
    "best": {}
  }
}


"#]]);
}

#[test]
fn with_a_figure() {
    Env::new()
        .with("COLUMNS", "100")
        .session(
            "\
show lever-back-extension
show pull-up --ascii",
        )
        .is(str![[r#"
$ fitlog show lever-back-extension
 Lever Back Extension                                                          lever-back-extension
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 A machine form of the classic back extension. Face down with         ╭───╮             ╭───╮
 the hips on the pad and the feet held, you fold forward at           │   │             │   │
 the hips under control and lift the trunk back to a straight         ╰···╯             ╰···╯
 line. The lower back leads; the glutes and hamstrings help.        ·········         ·········
                                                                 ··· ··· ··· ···   ··· ··· ··· ···
 Works      lower back (erector spinae)                          ··· ··· ··· ···   ··· ··· ··· ···
 Helps      glutes, hamstrings, adductors                        ··  ··· ···  ··   ··  ··· ···  ··
 Needs      a machine made for it or back extension bench        ··  ··· ···  ··   ··  ··· ···  ··
 Kind       beginner · isolation · pull · weight and reps        ··  ··· ···  ··   ··  ··█ █··  ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg          ··   ··· ···   ·· ··   ·██ ██·   ··
                                                                ··   ··· ···   ·· ··    ██ ██    ··
 Set up                                                         ··   ··· ···   ·· ··   ··█ █··   ··
  1. Use a lever back-extension machine or a back-extension     ╵   ···▒ ▒···   ╵ ╵   ·▒▒▒ ▒▒▒·   ╵
     bench. Both are made to hold your weight; loose furniture      ···▒ ▒···         ▒▒▒▒ ▒▒▒▒
     is not.                                                        ···▒ ▒···         ▒▒▒▒ ▒▒▒▒
  2. Set the pad to your hips: its top edge sits just below          ··· ···           ▒▒▒ ▒▒▒
     the crease of the hip, so you can fold freely. If the           ╰─╯ ╰─╯           ╰─╯ ╰─╯
     machine has a pivot, line it up with the hip joint.             ··· ···           ··· ···
  3. Pick a load you can move cleanly for every rep. Start           ··· ···           ··· ···
     light, or with no added weight.                                 │·│ │·│           │·│ │·│
  4. Lie face down with the hips supported and the feet locked      ╰──╯ ╰──╯          ╰─╯ ╰─╯
     in place. Keep a slight bend in the knees.                       front             back
  5. Cross your arms on your chest, or hold the handles if the          █ works   ▒ helps
     lever has them. Hands beside the head make it harder; do
     not pull on the neck.

 Do it
  1. Begin in one straight line from head to heels and brace your midsection.
  2. Breathe in and fold at the hips, lowering your chest slowly with the back
     flat.
  3. Let the lower back control the way down. Stop when your trunk is about
     level with the floor, or a little lower if your back stays flat.
  4. Pause for a moment without relaxing.
  5. Breathe out and raise your trunk at the same slow pace until the line is
     straight again.
  6. Squeeze the glutes and lower back at the top. Stop at straight: do not
     lean back, and do not lock the knees.
  7. Repeat for the planned reps, then hold the handles while you step off.

 Breathe
  • In on the way down, out on the way up. Never hold your breath through a
    rep.

 Tips
  • Stay braced from the first rep to the last; it protects the lower back.
  • Move at one steady speed, about two to three seconds down and two up, with
    no swing.
  • Keep the neck long and look at the floor, so the whole spine stays neutral.
  • Think of the lower back doing the lifting; the glutes and hamstrings will
    join in by themselves.

 Avoid
  • Arching past straight at the top.
  • Rounding the back to get lower.
  • Throwing the trunk up with momentum.
  • A pad set too high, which blocks the hips and bends the spine instead.

 Safety
  • Stop if you feel sharp pain, or pain, numbness or tingling that spreads
    into a leg.
  • With a recent back injury, disc trouble, osteoporosis, surgery or
    pregnancy, ask a doctor or physiotherapist first.
 ──────────────────────────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log lever-back-extension 3x12@5                                   everything: --all

$ fitlog show pull-up --ascii
 Pull-Up                                                                                    pull-up
 --------------------------------------------------------------------------------------------------
 You hang from a bar with an overhand grip and pull until the         .---.             .---.
 chin is over it. The lats lead, with biceps, upper back and          |   |             |   |
 forearms helping. It is the standard measure of pulling              '...'             '...'
 strength for your own body weight.                                 .........         .........
                                                                 ... ... ... ...   ... .+. .+. ...
 Works      lats (latissimus dorsi, teres major)                 ... ... ... ...   ... .++ ++. ...
 Helps      biceps, upper back, forearms                         ++  ... ...  ++   ..  @++ ++@  ..
 Needs      pull up bar                                          ++  ... ...  ++   ..  @@@ @@@  ..
 Kind       intermediate | compound | pull | reps, weight added  ++  ... ...  ++   ..  @@. .@@  ..
            or taken off                                        ++   ... ...   ++ ++   @.. ..@   ++
 Plan       3 sets of 4 to 8, rest 150 s, then +2.5 kg          ++   ... ...   ++ ++    .. ..    ++
                                                                ++   ... ...   ++ ++   ... ...   ++
 Set up                                                         '   .... ....   ' '   .... ....   '
  1. Use a fixed bar high enough for straight arms; step onto       .... ....         .... ....
     a box to reach it rather than jump.                            .... ....         .... ....
  2. Take an overhand grip a little wider than the shoulders,        ... ...           ... ...
     thumbs around the bar.                                          '-' '-'           '-' '-'
  3. Hang with straight elbows and legs together, slightly in        ... ...           ... ...
     front of you.                                                   ... ...           ... ...
                                                                     |.| |.|           |.| |.|
 Do it                                                              '--' '--'          '-' '-'
  1. Pull the shoulders down away from the ears before the            front             back
     elbows bend.                                                       @ works   + helps
  2. Drive the elbows toward the sides of your ribs and bring the upper chest
     up to the bar.
  3. Rise until the chin has clearly passed the bar, neck long.
  4. Lower yourself in two to three seconds until the arms are straight again.
  5. Settle the swing, set the shoulders and pull once more.

 Breathe
  - Out while you pull, in on the way down.

 Tips
  - Squeeze the glutes and keep the ribs down; a firm body does not swing.
  - The last hand's breadth under the bar is the sticking point. Pull the
    elbows back and down there, not the chin up.
  - Count only reps that begin from straight arms.
  - When you reach the top of the range in all sets, hang a small plate from a
    belt.

 Avoid
  - Stopping the descent halfway with bent elbows.
  - Kicking the knees to get over the sticking point.
  - Craning the neck to hook the chin over.
  - Pulling with shoulders shrugged up to the ears.

 Safety
  - Check that a doorway bar is locked and can carry you before you hang from
    it.
  - Step down onto the box or floor; do not drop off the bar from the top.
 --------------------------------------------------------------------------------------------------
 Log it: fitlog log pull-up 3x8                                                   everything: --all


"#]]);
}
