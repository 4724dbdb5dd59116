import { z } from 'zod';
import { JENKINS_VERSION_PATTERN, JenkinsVersion } from '../values/jenkins-version.ts';
import { days, imageName, instanceType, name, timeOfDay, volume } from './fields.ts';
import { publicKey } from './public-key.ts';
import { valueField } from './value-field.ts';

/** The machine that runs the Jenkins controller in docker (B3 to B5, B8, B39). */
export const leaderSchema = z
  .strictObject({
    instance: instanceType('The instance type of the leader.', 'm7i.2xlarge'),
    image: imageName('The image that the leader boots from.', 'leader').default('leader'),
    jenkins: valueField(JenkinsVersion.parse, {
      description:
        'The tag of the Jenkins image, by choice with its digest. An upgrade is a reviewed change of this line.',
      examples: ['2.528.3-lts-jdk21'],
      pattern: JENKINS_VERSION_PATTERN,
    }),
    volumes: z
      .strictObject({
        root: volume('The system volume; it goes with the machine.', '100GiB').prefault('100GiB'),
        home: volume('The volume of the Jenkins home; it outlives the machine.', '500GiB').prefault('500GiB'),
      })
      .prefault({})
      .meta({ description: 'Both are encrypted.' }),
    backup: z
      .strictObject({
        at: timeOfDay('When, in UTC, the daily backup of the home begins.').prefault('03:00'),
        keep: days('How long each backup is kept.').prefault('14d'),
      })
      .prefault({})
      .meta({ description: 'Backups of the Jenkins home.' }),
    operators: z
      .record(name('A person.', 'example-operator'), publicKey('Their public key.'))
      .prefault({})
      .meta({
        description:
          'Who may log in to the leader and, through it, to static hosts: over Session Manager, with these keys.',
      }),
  })
  .meta({ description: 'The leader: one machine, no executors on it.' });
