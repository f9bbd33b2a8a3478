// What other ages would change, where the text does not give them. The other answer follows as a comparison.

export const ageMessages = {
  'age.first':
    'Which object is older decides here, and the text does not say. Were {{kind}} {{name}} the oldest of {{names}}, the answer would be another.',
  'age.first.same':
    'Which object is older decides here, and the text does not say. Were {{kind}} {{name}} the oldest of {{names}}, its settings would hold; the answer reads the same.',
  'age.last':
    'Which object is older decides here, and the text does not say. Were {{kind}} {{name}} the youngest of {{names}}, the answer would be another.',
  'age.last.same':
    'Which object is older decides here, and the text does not say. Were {{kind}} {{name}} the youngest of {{names}}, the settings of another would hold; the answer reads the same.',
  'age.reversed':
    'Which object is older decides here, and the text does not say. Had {{names}} been created in another order, the answer would be another.',
  'age.reversed.same':
    'Which object is older decides here, and the text does not say. Had {{names}} been created in another order, the settings of another would hold; the answer reads the same.',
} satisfies Readonly<Record<string, string>>;
